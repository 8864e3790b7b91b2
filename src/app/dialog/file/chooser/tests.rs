//! The dialog as it is used: keys and clicks in, a path out.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::app::dialog::{FileDialogs, FileMode, FileRequest};
use crate::app::{theme, typeface};

type Answer = Option<(u8, Option<PathBuf>)>;

struct Story {
    harness: Harness<'static, (Option<FileDialogs<u8>>, Answer)>,
}

impl Story {
    fn begin(request: FileRequest) -> Self {
        let harness = Harness::builder().with_size(vec2(1366.0, 768.0)).build_ui_state(
            move |ui, (dialogs, answer)| {
                let dialogs = dialogs.get_or_insert_with(|| {
                    theme::install(ui.ctx());
                    typeface::install(ui.ctx());
                    let mut dialogs = FileDialogs::in_window(ui.ctx());
                    assert!(dialogs.open(7, request.clone(), None));
                    assert!(!dialogs.open(8, request.clone(), None), "one at a time");
                    dialogs
                });
                dialogs.ui(ui.ctx());
                *answer = answer.take().or_else(|| dialogs.poll());
            },
            (None, None),
        );
        let mut story = Self { harness };
        story.settle();
        story
    }

    /// Lets the threads find what they look for.
    fn settle(&mut self) {
        for _ in 0..12 {
            self.harness.step();
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn press(&mut self, keys: &[Key]) {
        for &key in keys {
            self.harness.key_press(key);
            self.settle();
        }
    }

    fn type_text(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.settle();
    }

    fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.settle();
    }

    fn shows(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }

    fn says(&self, part: &str) -> bool {
        self.harness.query_all_by_label_contains(part).next().is_some()
    }

    fn answer(&self) -> Option<Option<&Path>> {
        self.harness.state().1.as_ref().map(|(tag, path)| {
            assert_eq!(*tag, 7);
            path.as_deref()
        })
    }
}

fn folder() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("往年")).unwrap();
    fs::write(root.path().join("往年/2023.ron"), "二〇二三").unwrap();
    fs::write(root.path().join("总结2.ron"), "甲").unwrap();
    fs::write(root.path().join("总结10.ron"), "乙").unwrap();
    fs::write(root.path().join("照片.jpg"), "丙").unwrap();
    root
}

fn request(mode: FileMode, root: &Path) -> FileRequest {
    let mut request = FileRequest::new(mode, "文件").with_filter("岁稿文稿", &["ron"]);
    request.directory = Some(root.to_owned());
    request
}

#[test]
fn a_file_is_chosen_by_keyboard() {
    let root = folder();
    let mut story = Story::begin(request(FileMode::Open, root.path()));
    assert!(story.shows("文件夹 往年") && story.shows("文件 总结2.ron"));
    assert!(!story.shows("文件 照片.jpg"), "of another kind");
    story.press(&[Key::ArrowDown, Key::ArrowDown, Key::ArrowDown, Key::ArrowUp, Key::Enter]);
    assert_eq!(story.answer(), Some(Some(root.path().join("总结2.ron").as_path())));
}

#[test]
fn folders_are_entered_and_left_by_keyboard() {
    let root = folder();
    let mut story = Story::begin(request(FileMode::Open, root.path()));
    story.press(&[Key::ArrowDown, Key::Enter]);
    assert!(story.shows("文件 2023.ron"));
    story.press(&[Key::Backspace]);
    assert!(story.shows("文件 总结2.ron"));
    story.press(&[Key::ArrowDown, Key::Enter, Key::ArrowDown, Key::Enter]);
    assert_eq!(story.answer(), Some(Some(root.path().join("往年/2023.ron").as_path())));
}

#[test]
fn typing_filters_and_enter_takes_the_first() {
    let root = folder();
    let mut story = Story::begin(request(FileMode::Open, root.path()));
    story.type_text("10");
    assert!(!story.shows("文件 总结2.ron"));
    story.press(&[Key::Enter]);
    assert_eq!(story.answer(), Some(Some(root.path().join("总结10.ron").as_path())));
}

#[test]
fn escape_cancels() {
    let root = folder();
    let mut story = Story::begin(request(FileMode::Open, root.path()));
    story.press(&[Key::Escape]);
    assert_eq!(story.answer(), Some(None));
}

#[test]
fn a_new_name_is_saved_with_its_extension() {
    let root = folder();
    let mut story = Story::begin(request(FileMode::Save, root.path()));
    story.press(&[Key::Enter]);
    assert!(story.says("请先输入名称"));
    story.type_text("2024年工作总结");
    story.press(&[Key::Enter]);
    assert_eq!(story.answer(), Some(Some(root.path().join("2024年工作总结.ron").as_path())));
}

#[test]
fn an_existing_file_is_replaced_only_after_a_question() {
    let root = folder();
    let mut save = request(FileMode::Save, root.path());
    save.file_name = Some("总结2".to_owned());
    let mut story = Story::begin(save);
    story.press(&[Key::Enter]);
    assert!(story.shows("要替换这个文件吗？"));
    story.press(&[Key::Escape]);
    assert!(!story.shows("要替换这个文件吗？"));
    assert_eq!(story.answer(), None, "the dialog is still there");
    story.click("保存");
    story.click("替换");
    assert_eq!(story.answer(), Some(Some(root.path().join("总结2.ron").as_path())));
    assert_eq!(fs::read_to_string(root.path().join("总结2.ron")).unwrap(), "甲", "choosing writes nothing");
}

#[test]
fn a_folder_can_be_made_on_the_way() {
    let root = folder();
    let mut save = request(FileMode::Save, root.path());
    save.file_name = Some("总结".to_owned());
    let mut story = Story::begin(save);
    story.click("新建文件夹");
    story.type_text("2024年");
    story.press(&[Key::Enter]);
    assert!(root.path().join("2024年").is_dir());
    story.press(&[Key::Enter]);
    assert_eq!(story.answer(), Some(Some(root.path().join("2024年/总结.ron").as_path())));
}

#[test]
fn a_folder_is_chosen_where_folders_are_wanted() {
    let root = folder();
    let mut story = Story::begin(request(FileMode::Folder, root.path()));
    assert!(!story.shows("文件 总结2.ron"));
    story.press(&[Key::ArrowDown]);
    story.click("选择文件夹");
    assert_eq!(story.answer(), Some(Some(root.path().join("往年").as_path())));
}

#[test]
fn a_folder_that_cannot_be_read_says_so() {
    let root = folder();
    let mut story = Story::begin(request(FileMode::Open, &root.path().join("没有")));
    assert!(story.says("请换一个位置"));
    story.press(&[Key::Backspace]);
    assert!(story.shows("文件 总结2.ron"));
}

#[test]
fn a_path_can_be_typed() {
    let root = folder();
    let mut story = Story::begin(request(FileMode::Open, root.path()));
    story.harness.get_by_label("位置").focus();
    story.settle();
    story.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    story.type_text(&root.path().join("往年").display().to_string());
    story.press(&[Key::Enter]);
    assert!(story.shows("文件 2023.ron"));
}

#[test]
fn thousands_of_files_are_drawn_by_the_screenful() {
    let root = tempfile::tempdir().unwrap();
    for number in 0..3000 {
        fs::write(root.path().join(format!("文稿{number}.ron")), "").unwrap();
    }
    let mut story = Story::begin(request(FileMode::Open, root.path()));
    std::thread::sleep(Duration::from_millis(200));
    story.settle();
    assert!(story.shows("文件 文稿0.ron") && !story.shows("文件 文稿500.ron"));
    story.press(&[Key::ArrowUp]);
    assert!(story.shows("文件 文稿2999.ron"), "the list follows the selection");
}

#[test]
fn rows_stand_one_below_the_other() {
    let root = folder();
    let story = Story::begin(request(FileMode::Open, root.path()));
    let place = |label: &str| story.harness.get_by_label(label).rect();
    let (first, second) = (place("文件 总结2.ron"), place("文件 总结10.ron"));
    assert_eq!(first.left(), second.left());
    assert_eq!(first.bottom(), second.top());
}
