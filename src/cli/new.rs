//! `new`

use super::args::NewOptions;
use super::import::require_ron;
use super::{Failure, clock, complain};
use crate::data_file::directory::user_dir;
use crate::session::SessionError;
use crate::storage;
use crate::template::{self, Answers, Template};

/// Makes a document from a template and saves it.
pub(super) fn run(options: &NewOptions) -> Result<(), Failure> {
    require_ron(&options.output)?;
    let document =
        if options.sample { template::sample() } else { chosen(options)?.instantiate(&answers(options)) };
    storage::save(&options.output, &document).map_err(SessionError::from)?;
    Ok(())
}

fn chosen(options: &NewOptions) -> Result<Template, Failure> {
    let (mut templates, errors) = template::available(user_dir(template::FOLDER).as_deref());
    for error in errors {
        complain(&format!("{error}（已跳过）"));
    }
    let index = match &options.template {
        None => Some(0),
        Some(id) => templates.iter().position(|t| t.id == *id),
    };
    match index.filter(|&i| i < templates.len()) {
        Some(index) => Ok(templates.swap_remove(index)),
        None => {
            let known: Vec<&str> = templates.iter().map(|t| t.id.as_str()).collect();
            let asked = options.template.as_deref().unwrap_or_default();
            Err(Failure::Usage(format!("没有名为“{asked}”的模板；可用的有：{}", known.join("、"))))
        }
    }
}

fn answers(options: &NewOptions) -> Answers {
    Answers {
        organ: options.organ.clone().unwrap_or_default(),
        organ_short: options.organ_short.clone().unwrap_or_default(),
        superior: options.superior.clone().unwrap_or_default(),
        year: Some(options.year.unwrap_or_else(clock::current_year)),
    }
}
