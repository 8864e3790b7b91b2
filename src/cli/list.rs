//! `templates`, `profiles`, `fonts`

use super::{Failure, say};
use crate::data_file::directory::user_dir;
use crate::font::{FontBook, FontRole, SystemFonts};
use crate::session::profiles;
use crate::template;

/// Lists the templates: id, name, when to use it.
///
/// # Errors
/// When files of the user's own cannot be used; the others are listed all the same.
pub(super) fn templates() -> Result<(), Failure> {
    let (templates, errors) = template::available(user_dir(template::FOLDER).as_deref());
    for template in templates {
        say(&format!("{}\t{}\t{}", template.id, template.name, template.description));
    }
    if errors.is_empty() { Ok(()) } else { Err(Failure::DataFiles(errors)) }
}

/// Lists the layout profiles: id, name, what it does.
///
/// # Errors
/// When files of the user's own cannot be used; the others are listed all the same.
pub(super) fn profiles() -> Result<(), Failure> {
    let (profiles, errors) = profiles::available(user_dir(profiles::FOLDER).as_deref());
    for profile in profiles {
        say(&format!("{}\t{}\t{}", profile.id, profile.name, profile.description));
    }
    if errors.is_empty() { Ok(()) } else { Err(Failure::DataFiles(errors)) }
}

/// Lists the faces in use role by role, then the families of the machine that may be chosen.
pub(super) fn fonts() {
    let book = FontBook::embedded();
    for role in FontRole::ALL {
        let face = book.face(book.role_face(role));
        say(&format!("{}\t{}\t{}（内置）", role.key(), role.name(), face.family));
    }
    let families = SystemFonts::scan().families();
    if families.is_empty() {
        say("本机没有其他可用字体");
    }
    for family in families {
        let role = family.role.map_or("-", FontRole::key);
        let note = if family.embeddable { "可用" } else { "授权不允许嵌入" };
        say(&format!("{role}\t{}\t{}（{note}）", family.names.join("、"), family.path.display()));
    }
}
