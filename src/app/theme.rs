//! Colours and measures of the window (界面样式): calm and white, one accent, an official red.

use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, Style, TextStyle, Theme, Visuals, vec2,
};

/// Size of the text in the editor, in points at 100 %.
pub(super) const EDITOR_TEXT: f32 = 15.0;

/// Height of a line in the editor, as a multiple of the text size.
pub(super) const EDITOR_LINE: f32 = 1.8;

/// Size of the text everywhere else.
pub(super) const INTERFACE_TEXT: f32 = 13.5;

/// Size of secondary text: counts, advice, states.
pub(super) const SMALL_TEXT: f32 = 12.0;

/// Radius of corners.
pub(super) const CORNER: u8 = 6;

/// The colours of one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colors {
    /// The one accent: the chosen item and the primary button.
    pub(super) accent: Color32,
    /// Accent as a background behind text.
    pub(super) accent_faint: Color32,
    /// Text on the accent.
    pub(super) on_accent: Color32,
    /// Text.
    pub(super) text: Color32,
    /// Secondary text.
    pub(super) secondary: Color32,
    /// Hints.
    pub(super) hint: Color32,
    /// Dividing lines.
    pub(super) line: Color32,
    /// Borders of what can be pressed or written in.
    pub(super) border: Color32,
    /// Side panels.
    pub(super) panel: Color32,
    /// Where text is written.
    pub(super) paper: Color32,
    /// What lies behind the pages of the preview.
    pub(super) desk: Color32,
    /// Under the pointer.
    pub(super) hover: Color32,
    /// Behind figures.
    pub(super) figure: Color32,
    /// Leads and enumeration marks.
    pub(super) lead: Color32,
    /// Behind errors.
    pub(super) error_faint: Color32,
    /// Errors.
    pub(super) error: Color32,
    /// Behind warnings.
    pub(super) warning_faint: Color32,
    /// Warnings.
    pub(super) warning: Color32,
    /// Success.
    pub(super) good: Color32,
    /// Behind what was added.
    pub(super) good_faint: Color32,
    /// Selected text.
    pub(super) selection: Color32,
    /// Where a search found something.
    pub(super) found: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const LIGHT: Colors = Colors {
    accent: rgb(0xA62B25),
    accent_faint: rgb(0xF5E4E2),
    on_accent: rgb(0xFFFFFF),
    text: rgb(0x1F2328),
    secondary: rgb(0x5B636D),
    hint: rgb(0x7C848E),
    line: rgb(0xE3E5E8),
    border: rgb(0xC9CED4),
    panel: rgb(0xFAFBFC),
    paper: rgb(0xFFFFFF),
    desk: rgb(0xF1F2F4),
    hover: rgb(0xEEF0F2),
    figure: rgb(0xEEF3F8),
    lead: rgb(0x0F4C81),
    error_faint: rgb(0xFDE7E5),
    error: rgb(0xC8372D),
    warning_faint: rgb(0xFDF3DD),
    warning: rgb(0xD9962B),
    good: rgb(0x2E7D4F),
    good_faint: rgb(0xDDF1E4),
    selection: rgb(0xC9DDF2),
    found: rgb(0xFFE9A8),
};

const DARK: Colors = Colors {
    accent: rgb(0xD9574F),
    accent_faint: rgb(0x4A2A2A),
    on_accent: rgb(0xFFFFFF),
    text: rgb(0xE3E6EA),
    secondary: rgb(0xA9B0B9),
    hint: rgb(0x858D97),
    line: rgb(0x383C42),
    border: rgb(0x565C65),
    panel: rgb(0x202327),
    paper: rgb(0x1A1C1F),
    desk: rgb(0x131517),
    hover: rgb(0x2C3036),
    figure: rgb(0x27303A),
    lead: rgb(0x86B7E6),
    error_faint: rgb(0x4B2624),
    error: rgb(0xF0776D),
    warning_faint: rgb(0x453718),
    warning: rgb(0xE0AB4A),
    good: rgb(0x6CC08F),
    good_faint: rgb(0x1E3D2C),
    selection: rgb(0x2F4B68),
    found: rgb(0x5E4E1C),
};

/// The colours of the theme that `ui` is drawn in.
pub(super) fn colors(ui: &egui::Ui) -> &'static Colors {
    of(ui.visuals())
}

/// The colours that belong to `visuals`.
pub(super) fn of(visuals: &Visuals) -> &'static Colors {
    if visuals.dark_mode { &DARK } else { &LIGHT }
}

/// Gives `context` both themes.
pub(super) fn install(context: &egui::Context) {
    context.style_mut_of(Theme::Light, |style| dress(style, &LIGHT));
    context.style_mut_of(Theme::Dark, |style| dress(style, &DARK));
}

fn dress(style: &mut Style, colors: &Colors) {
    let sizes = [
        (TextStyle::Body, INTERFACE_TEXT),
        (TextStyle::Button, INTERFACE_TEXT),
        (TextStyle::Monospace, INTERFACE_TEXT),
        (TextStyle::Small, SMALL_TEXT),
        (TextStyle::Heading, 17.0),
    ];
    style.text_styles =
        sizes.into_iter().map(|(name, size)| (name, FontId::new(size, FontFamily::Proportional))).collect();
    style.spacing.item_spacing = vec2(8.0, 6.0);
    style.spacing.button_padding = vec2(10.0, 5.0);
    style.spacing.interact_size = vec2(32.0, 28.0);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(16);
    style.spacing.scroll = scroll_bars();
    style.animation_time = 0.08;
    paint(&mut style.visuals, colors);
}

/// Slim grey bars that take their own space, so that they never cover text.
fn scroll_bars() -> egui::style::ScrollStyle {
    egui::style::ScrollStyle {
        bar_width: 8.0,
        floating_width: 6.0,
        floating_allocated_width: 8.0,
        foreground_color: true,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: 0.18,
        active_handle_opacity: 0.22,
        interact_handle_opacity: 0.45,
        ..egui::style::ScrollStyle::floating()
    }
}

fn paint(visuals: &mut Visuals, colors: &Colors) {
    let corner = CornerRadius::same(CORNER);
    visuals.panel_fill = colors.paper;
    visuals.window_fill = colors.paper;
    visuals.window_stroke = Stroke::new(1.0, colors.line);
    visuals.window_corner_radius = corner;
    visuals.menu_corner_radius = corner;
    visuals.extreme_bg_color = colors.paper;
    visuals.text_edit_bg_color = Some(colors.paper);
    visuals.faint_bg_color = colors.panel;
    visuals.weak_text_color = Some(colors.secondary);
    visuals.hyperlink_color = colors.lead;
    visuals.error_fg_color = colors.error;
    visuals.warn_fg_color = colors.warning;
    visuals.selection.bg_fill = colors.selection;
    visuals.selection.stroke = Stroke::new(1.0, colors.accent);
    let widgets = &mut visuals.widgets;
    let looks = [
        (&mut widgets.noninteractive, colors.paper, colors.line),
        (&mut widgets.inactive, colors.paper, colors.border),
        (&mut widgets.hovered, colors.hover, colors.border),
        (&mut widgets.active, colors.hover, colors.hint),
        (&mut widgets.open, colors.hover, colors.border),
    ];
    for (look, fill, border) in looks {
        // Rails of sliders and boxes of checkboxes must stand out from the paper.
        look.bg_fill = colors.hover;
        look.weak_bg_fill = fill;
        look.bg_stroke = Stroke::new(1.0, border);
        look.fg_stroke = Stroke::new(1.0, colors.text);
        look.corner_radius = corner;
        look.expansion = 0.0;
    }
}
