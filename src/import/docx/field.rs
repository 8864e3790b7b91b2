//! Fields (域): of a field only its result is text, never its instruction.

/// A field that has begun and not ended.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// Whether its result has begun.
    in_result: bool,
}

/// The fields around the present place, outermost first.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

/// The most fields within one another that are told apart.
const MAX_OPEN: usize = 100;

/// The longest instruction that is looked at, in bytes.
const MAX_INSTRUCTION: usize = 200;

impl Fields {
    /// Takes a field character (`fldChar`) by its type; returns the instruction of a field that ends without
    /// ever having had a result.
    pub(super) fn mark(&mut self, kind: &str) -> Option<String> {
        match kind {
            "begin" if self.open.len() < MAX_OPEN => self.open.push(Field::default()),
            "separate" => {
                if let Some(field) = self.open.last_mut() {
                    field.in_result = true;
                }
            }
            "end" => {
                let field = self.open.pop()?;
                return (!field.in_result).then_some(field.instruction);
            }
            _ => {}
        }
        None
    }

    /// Takes a piece of an instruction.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut()
            && field.instruction.len() < MAX_INSTRUCTION
        {
            field.instruction.push_str(text);
        }
    }

    /// Whether text here belongs to an instruction.
    pub(super) fn hides_text(&self) -> bool {
        self.open.iter().any(|field| !field.in_result)
    }

    /// Whether the text here is a table of contents (目录).
    pub(super) fn is_contents(&self) -> bool {
        self.open.iter().any(|field| field.instruction.trim_start().starts_with("TOC"))
    }

    /// A paragraph ends: an instruction that has not ended is taken for damage and hides nothing more.
    pub(super) fn end_paragraph(&mut self) {
        self.open.retain(|field| field.in_result);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_results_are_text() {
        let mut fields = Fields::default();
        assert!(!fields.hides_text());
        fields.mark("begin");
        fields.instruct(" TOC \\o ");
        assert!(fields.hides_text() && fields.is_contents());
        fields.mark("separate");
        assert!(!fields.hides_text());
        fields.mark("begin");
        fields.instruct("EQ \\o(○,1)");
        assert_eq!(fields.mark("end").as_deref(), Some("EQ \\o(○,1)"));
        assert_eq!(fields.mark("end"), None);
        assert_eq!(fields.mark("end"), None);
        fields.mark("begin");
        fields.end_paragraph();
        assert!(!fields.hides_text());
    }
}
