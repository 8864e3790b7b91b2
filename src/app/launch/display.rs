//! Is there a display (显示环境)? Asked of the environment before anything is opened.

use eframe::EventLoopBuilderHook;

/// Whether the environment names a display. Whether it answers is known only once it is opened.
pub(super) fn is_announced() -> bool {
    !cfg!(all(unix, not(target_os = "macos"))) || is_set("DISPLAY") || wayland_is_named()
}

fn is_set(variable: &str) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty())
}

fn wayland_is_named() -> bool {
    is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET")
}

/// Chooses X11 where Wayland is named but does not answer: the event loop can be built once only, so that trying
/// the other one afterwards is too late.
#[cfg(all(unix, not(target_os = "macos")))]
pub(super) fn event_loop_hook() -> Option<EventLoopBuilderHook> {
    use winit::platform::x11::EventLoopBuilderExtX11;

    let prefer_x11 = is_set("DISPLAY") && wayland_is_named() && !wayland_answers();
    prefer_x11.then(|| {
        Box::new(|builder: &mut eframe::EventLoopBuilder<eframe::UserEvent>| {
            builder.with_x11();
        }) as EventLoopBuilderHook
    })
}

/// Elsewhere there is nothing to choose.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub(super) fn event_loop_hook() -> Option<EventLoopBuilderHook> {
    None
}

#[cfg(all(unix, not(target_os = "macos")))]
fn wayland_answers() -> bool {
    use std::os::unix::net::UnixStream;
    use std::path::PathBuf;

    if is_set("WAYLAND_SOCKET") {
        return true;
    }
    let Some(name) = std::env::var_os("WAYLAND_DISPLAY") else { return false };
    let directory = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).unwrap_or_default();
    UnixStream::connect(directory.join(name)).is_ok()
}
