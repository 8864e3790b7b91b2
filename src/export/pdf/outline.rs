//! Bookmarks: the headings of the document, nested by level (ISO 32000-1 §12.3.3).

use lopdf::{Document, Object, ObjectId, dictionary};

use crate::typeset::{BlockId, Length, Pages, Role};

use super::metadata::text_string;

/// Attachments stand beside the first level and hold the headings that follow them.
const ATTACHMENT: u8 = 0;

/// A heading and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Bookmark {
    title: String,
    /// How deep it wants to be; a bookmark belongs to the nearest one before it that wants to be less deep.
    depth: u8,
    place: Place,
}

/// A height on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    /// Index of the page.
    page: usize,
    /// Distance from the top of the page as it is read.
    top: Length,
}

/// A bookmark's place in the tree, as indices of other bookmarks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Links {
    parent: Option<usize>,
    previous: Option<usize>,
    next: Option<usize>,
    children: Vec<usize>,
}

/// Adds the bookmarks of `pages` and gives the outline's root; `None` when there are no headings.
pub(super) fn add_outline(document: &mut Document, pages: &Pages, page_ids: &[ObjectId]) -> Option<ObjectId> {
    let bookmarks = bookmarks(pages);
    if bookmarks.is_empty() {
        return None;
    }
    let (links, roots) = nest(&bookmarks);
    let root = document.new_object_id();
    let ids: Vec<_> = bookmarks.iter().map(|_| document.new_object_id()).collect();
    let mut shown = 0;
    for ((bookmark, links), &id) in bookmarks.iter().zip(&links).zip(&ids) {
        let parent = links.parent.map_or(root, |parent| ids[parent]);
        let mut item = dictionary! {
            "Title" => text_string(&bookmark.title),
            "Parent" => parent,
            "Dest" => destination(bookmark.place, pages, page_ids),
        };
        for (key, other) in [("Prev", links.previous), ("Next", links.next)] {
            if let Some(other) = other {
                item.set(key, ids[other]);
            }
        }
        if let (Some(&first), Some(&last)) = (links.children.first(), links.children.last()) {
            item.set("First", ids[first]);
            item.set("Last", ids[last]);
            // The first level is shown opened, deeper ones folded: a negative count.
            let count = links.children.len() as i64;
            item.set("Count", if links.parent.is_none() { count } else { -count });
        }
        let visible = links.parent.is_none_or(|parent| roots.contains(&parent));
        shown += i64::from(visible);
        document.set_object(id, item);
    }
    let (first, last) = (ids[*roots.first()?], ids[*roots.last()?]);
    let outline = dictionary! { "Type" => "Outlines", "First" => first, "Last" => last, "Count" => shown };
    document.set_object(root, outline);
    Some(root)
}

/// The headings of the document in reading order. An attachment's mark and title make one bookmark.
fn bookmarks(pages: &Pages) -> Vec<Bookmark> {
    let places = first_places(pages);
    let mut bookmarks: Vec<Bookmark> = Vec::new();
    let mut after_mark = false;
    for (block, place) in pages.flow.blocks.iter().zip(places) {
        let depth = match block.role {
            Role::Heading(level) => level.max(1),
            Role::AttachmentMark | Role::AttachmentTitle => ATTACHMENT,
            _ => {
                after_mark = false;
                continue;
            }
        };
        let title = clean(&block.text);
        if after_mark && block.role == Role::AttachmentTitle {
            if let Some(mark) = bookmarks.last_mut() {
                mark.title = format!("{} {title}", mark.title).trim().to_owned();
            }
        } else if let Some(place) = place.filter(|_| !title.is_empty()) {
            bookmarks.push(Bookmark { title, depth, place });
        }
        after_mark = block.role == Role::AttachmentMark && place.is_some();
    }
    bookmarks
}

/// A heading's text on one line.
fn clean(text: &str) -> String {
    text.split(char::is_control).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Where each block is shown first.
fn first_places(pages: &Pages) -> Vec<Option<Place>> {
    let mut places = vec![None; pages.flow.blocks.len()];
    for (page, content) in pages.pages.iter().enumerate() {
        for line in content.lines.iter().filter(|line| !line.repeated) {
            let BlockId(block) = line.block;
            if let Some(place @ None) = places.get_mut(block as usize) {
                let top = (line.baseline - line.size).max(Length::ZERO);
                *place = Some(Place { page, top });
            }
        }
    }
    places
}

/// Arranges bookmarks in a tree; gives the links of each and the bookmarks of the top level.
fn nest(bookmarks: &[Bookmark]) -> (Vec<Links>, Vec<usize>) {
    let mut links = vec![Links::default(); bookmarks.len()];
    let mut roots = Vec::new();
    let mut ancestors: Vec<usize> = Vec::new();
    for (index, bookmark) in bookmarks.iter().enumerate() {
        while ancestors.last().is_some_and(|&last| bookmarks[last].depth >= bookmark.depth) {
            ancestors.pop();
        }
        let parent = ancestors.last().copied();
        let siblings = parent.map_or(&mut roots, |parent| &mut links[parent].children);
        let previous = siblings.last().copied();
        siblings.push(index);
        links[index].parent = parent;
        links[index].previous = previous;
        if let Some(previous) = previous {
            links[previous].next = Some(index);
        }
        ancestors.push(index);
    }
    (links, roots)
}

/// The left edge of the page at the bookmark's height, in the coordinates of the paper.
fn destination(place: Place, pages: &Pages, page_ids: &[ObjectId]) -> Object {
    let (Some(page), Some(&id)) = (pages.pages.get(place.page), page_ids.get(place.page)) else {
        return Object::Null;
    };
    let (left, top) =
        if page.landscape { (place.top, Length::ZERO) } else { (Length::ZERO, page.height - place.top) };
    let number = |length: Length| Object::Real(length.to_pt() as f32);
    Object::Array(vec![id.into(), "XYZ".into(), number(left), number(top), Object::Null])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parents(depths: &[u8]) -> Vec<Option<usize>> {
        let place = Place { page: 0, top: Length::ZERO };
        let bookmarks: Vec<_> =
            depths.iter().map(|&depth| Bookmark { title: String::new(), depth, place }).collect();
        nest(&bookmarks).0.into_iter().map(|links| links.parent).collect()
    }

    #[test]
    fn levels_nest() {
        assert_eq!(parents(&[1, 2, 2, 3, 1, 2]), [None, Some(0), Some(0), Some(2), None, Some(4)]);
    }

    #[test]
    fn a_deep_level_without_parent_stands_at_the_top() {
        assert_eq!(parents(&[2, 3, 1, 4, 2]), [None, Some(0), None, Some(2), Some(2)]);
    }

    #[test]
    fn headings_of_an_attachment_belong_to_it() {
        assert_eq!(parents(&[1, 0, 1, 2, 0]), [None, None, Some(1), Some(2), None]);
    }

    #[test]
    fn siblings_are_linked_both_ways() {
        let place = Place { page: 0, top: Length::ZERO };
        let bookmarks: Vec<_> =
            [1, 2, 1].map(|depth| Bookmark { title: String::new(), depth, place }).to_vec();
        let (links, roots) = nest(&bookmarks);
        assert_eq!(roots, [0, 2]);
        assert_eq!((links[0].next, links[2].previous, links[1].next), (Some(2), Some(0), None));
    }

    #[test]
    fn a_title_is_one_line() {
        assert_eq!(clean("一、经济\n发展\u{7}"), "一、经济 发展");
        assert_eq!(clean("\n \t"), "");
    }
}
