//! The colours the file is meant for (ISO 19005 §6.2.2): black text needs a space to be black in.

use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use super::icc::srgb_profile;

/// Adds the output intent: sRGB.
pub(super) fn add_output_intent(document: &mut Document) -> ObjectId {
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, srgb_profile()));
    document.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    })
}
