//! What the file says about itself, twice: the information dictionary for old readers and XMP for archives.
//! ISO 19005-1 §6.7.3 wants both to say the same.

use jiff::Timestamp;
use jiff::tz::Offset;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use super::{PdfOptions, PdfStandard};

/// The program that made the document.
const CREATOR: &str = "岁稿";
/// The program that made the file.
const PRODUCER: &str = concat!("annual-summary ", env!("CARGO_PKG_VERSION"));

/// The metadata of one file, fit for both forms.
pub(super) struct Metadata {
    title: String,
    author: String,
    created: Option<Timestamp>,
    /// Part and conformance level of ISO 19005.
    conformance: (u8, char),
}

impl Metadata {
    /// The metadata `options` ask for. A file that shows characters of the private use areas can only claim
    /// that its text is Unicode (level U), not that it is accessible (level A): ISO 19005-2 §6.2.11.7.3.
    pub(super) fn new(options: &PdfOptions, shows_private_use: bool) -> Self {
        Self {
            title: printable(&options.title),
            author: printable(&options.author),
            created: options.created,
            conformance: match options.standard {
                PdfStandard::A1b => (1, 'B'),
                PdfStandard::A2a if shows_private_use => (2, 'U'),
                PdfStandard::A2a => (2, 'A'),
            },
        }
    }

    /// The information dictionary.
    pub(super) fn info(&self) -> Dictionary {
        let mut info = dictionary! {
            "Creator" => text_string(CREATOR),
            "Producer" => text_string(PRODUCER),
        };
        for (key, value) in [("Title", &self.title), ("Author", &self.author)] {
            if !value.is_empty() {
                info.set(key, text_string(value));
            }
        }
        if let Some(created) = self.created {
            let date = pdf_date(created);
            info.set("CreationDate", Object::string_literal(date.as_str()));
            info.set("ModDate", Object::string_literal(date));
        }
        info
    }

    /// Adds the XMP packet.
    pub(super) fn add_xmp(&self, document: &mut Document) -> ObjectId {
        let dictionary = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
        // Left uncompressed, so that programs that know no PDF can find it.
        document.add_object(Stream::new(dictionary, self.xmp().into_bytes()).with_compression(false))
    }

    fn xmp(&self) -> String {
        let mut properties = String::new();
        let mut property = |name: &str, value: &str| {
            properties.push_str(&format!("   <{name}>{value}</{name}>\n"));
        };
        let (part, level) = self.conformance;
        property("pdfaid:part", &part.to_string());
        property("pdfaid:conformance", &level.to_string());
        property("dc:format", "application/pdf");
        property("dc:language", "<rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag>");
        if !self.title.is_empty() {
            let title = escape(&self.title);
            property(
                "dc:title",
                &format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt>"),
            );
        }
        if !self.author.is_empty() {
            property("dc:creator", &format!("<rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq>", escape(&self.author)));
        }
        property("xmp:CreatorTool", CREATOR);
        property("pdf:Producer", PRODUCER);
        if let Some(created) = self.created {
            let date = xmp_date(created);
            property("xmp:CreateDate", &date);
            property("xmp:ModifyDate", &date);
        }
        format!("{XMP_HEAD}{properties}{XMP_TAIL}")
    }
}

const XMP_HEAD: &str = "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">
 <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">
  <rdf:Description rdf:about=\"\"
    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"
    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"
    xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"
    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">
";
const XMP_TAIL: &str = "  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end=\"r\"?>";

/// A text string of the document level: UTF-16, big end first, with its mark.
pub(super) fn text_string(text: &str) -> Object {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}

/// Text that both forms can carry, on one line: XML allows neither control characters nor noncharacters.
fn printable(text: &str) -> String {
    let allowed = |ch: char| !ch.is_control() && !matches!(ch, '\u{FFFE}' | '\u{FFFF}' | '\u{FEFF}');
    let spaced: String = text.chars().map(|ch| if allowed(ch) { ch } else { ' ' }).collect();
    spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A date as the information dictionary has it, in UTC.
fn pdf_date(time: Timestamp) -> String {
    let utc = Offset::UTC.to_datetime(time);
    let (year, month, day) = (utc.year().clamp(0, 9999), utc.month(), utc.day());
    format!("D:{year:04}{month:02}{day:02}{:02}{:02}{:02}Z", utc.hour(), utc.minute(), utc.second())
}

/// The same date as XMP has it.
fn xmp_date(time: Timestamp) -> String {
    let utc = Offset::UTC.to_datetime(time);
    let (year, month, day) = (utc.year().clamp(0, 9999), utc.month(), utc.day());
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", utc.hour(), utc.minute(), utc.second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_keeps_what_can_be_printed() {
        assert_eq!(printable("A\u{0}B\n 工作\u{1F600}总结\t\u{FFFF}"), "A B 工作\u{1F600}总结");
        assert_eq!(printable("\u{7}\n"), "");
    }

    #[test]
    fn both_forms_of_a_date_agree() {
        let time = Timestamp::from_second(1_701_734_400).unwrap();
        assert_eq!(pdf_date(time), "D:20231205000000Z");
        assert_eq!(xmp_date(time), "2023-12-05T00:00:00Z");
    }

    #[test]
    fn markup_in_a_title_is_escaped() {
        let options = PdfOptions { title: "<a> & 'b'".into(), ..PdfOptions::default() };
        assert!(Metadata::new(&options, false).xmp().contains(">&lt;a&gt; &amp; 'b'</rdf:li>"));
    }

    #[test]
    fn the_claim_follows_standard_and_content() {
        let claim = |standard, private| {
            let options = PdfOptions { standard, ..PdfOptions::default() };
            Metadata::new(&options, private).conformance
        };
        assert_eq!(claim(PdfStandard::A2a, false), (2, 'A'));
        assert_eq!(claim(PdfStandard::A2a, true), (2, 'U'));
        assert_eq!(claim(PdfStandard::A1b, true), (1, 'B'));
    }
}
