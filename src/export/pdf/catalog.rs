//! The document as a whole: its catalog, and its pages as parts of it.

use lopdf::{Document, Object, ObjectId, dictionary};

use crate::typeset::{BlockId, Page, Pages};

use super::PdfError;
use super::metadata::Metadata;
use super::outline::add_outline;
use super::output_intent::add_output_intent;
use super::structure::add_structure;

/// Takes the last page out of the document and gives the fonts it shows, in the order of `names`.
///
/// # Errors
/// When the document has no such page or fonts.
pub(super) fn take_last_page(document: &mut Document, names: &[String]) -> Result<Vec<ObjectId>, PdfError> {
    let pages = pages_id(document)?;
    let pages = document.get_dictionary_mut(pages)?;
    let count = pages.get(b"Count")?.as_i64()?;
    pages.set("Count", count - 1);
    let last = pages.get_mut(b"Kids")?.as_array_mut()?.pop().unwrap_or(Object::Null).as_reference()?;
    let page = document.get_dictionary(last)?;
    let (resources, content) = (reference(page, b"Resources")?, reference(page, b"Contents")?);
    let fonts = document.get_dictionary(reference(document.get_dictionary(resources)?, b"Font")?)?;
    let ids = names.iter().map(|name| reference(fonts, name.as_bytes())).collect();
    for id in [last, resources, content] {
        document.objects.remove(&id);
    }
    ids
}

/// Gives the pages what printpdf has no words for, and takes out what it adds without need. The result is
/// the pages' ids.
///
/// # Errors
/// When the document's pages are not those of `pages`.
pub(super) fn tidy_pages(document: &mut Document, pages: &[Page]) -> Result<Vec<ObjectId>, PdfError> {
    let root = pages_id(document)?;
    let kids = document.get_dictionary(root)?.get(b"Kids")?.as_array()?;
    let ids = kids.iter().map(Object::as_reference).collect::<Result<Vec<_>, _>>()?;
    let mut shared_resources = None;
    for (number, (&id, page)) in ids.iter().zip(pages).enumerate() {
        let entries = document.get_dictionary_mut(id)?;
        entries.remove(b"Annots");
        entries.set("StructParents", number as i64);
        if page.landscape {
            entries.set("Rotate", 90);
        }
        let own_resources = reference(entries, b"Resources")?;
        // All pages have the same resources: one dictionary will do.
        match shared_resources {
            None => shared_resources = Some(own_resources),
            Some(shared) => {
                entries.set("Resources", shared);
                document.objects.remove(&own_resources);
            }
        }
    }
    if let Some(resources) = shared_resources {
        drop_unused_resources(document, resources)?;
    }
    Ok(ids)
}

/// Takes out the kinds of resources that these documents never use.
fn drop_unused_resources(document: &mut Document, resources: ObjectId) -> Result<(), PdfError> {
    for kind in [&b"XObject"[..], b"ExtGState", b"Shading"] {
        if let Some(Object::Reference(id)) = document.get_dictionary_mut(resources)?.remove(kind) {
            document.objects.remove(&id);
        }
    }
    Ok(())
}

/// Adds language, structure, bookmarks, metadata and colours.
///
/// # Errors
/// When the document has no catalog.
pub(super) fn add_entries(
    document: &mut Document,
    pages: &Pages,
    marked: &[Vec<BlockId>],
    page_ids: &[ObjectId],
    metadata: &Metadata,
) -> Result<(), PdfError> {
    let info = document.add_object(metadata.info());
    if let Ok(Object::Reference(old)) = document.trailer.get(b"Info").cloned() {
        document.objects.remove(&old);
    }
    document.trailer.set("Info", info);
    let structure = add_structure(document, &pages.flow, marked, page_ids);
    let outline = add_outline(document, pages, page_ids);
    let xmp = metadata.add_xmp(document);
    let intent = add_output_intent(document);

    let catalog = document.catalog_mut()?;
    catalog.set("Lang", Object::string_literal("zh-CN"));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", structure);
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("Metadata", xmp);
    catalog.set("OutputIntents", vec![Object::Reference(intent)]);
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    Ok(())
}

fn pages_id(document: &Document) -> Result<ObjectId, PdfError> {
    reference(document.catalog()?, b"Pages")
}

fn reference(dictionary: &lopdf::Dictionary, key: &[u8]) -> Result<ObjectId, PdfError> {
    Ok(dictionary.get(key)?.as_reference()?)
}
