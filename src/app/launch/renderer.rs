//! Which renderer draws the window (绘图方式): wgpu where there is a graphics card, OpenGL elsewhere.
//!
//! A machine without a card has software drivers for both. OpenGL's starts faster and needs less memory, so a wgpu
//! adapter that is software is turned down, and the next renderer is tried on the same event loop.

use std::path::Path;
use std::sync::Arc;

use eframe::Renderer;
use eframe::egui_wgpu::{WgpuConfiguration, WgpuSetup, WgpuSetupCreateNew};
use eframe::wgpu::{Adapter, Backends, DeviceType, Surface};

/// Set to `glow` or `wgpu` to try that renderer first.
const VARIABLE: &str = "ANNUAL_SUMMARY_RENDERER";

/// Where Linux shows graphics cards; `dxg` is that of the Windows subsystem.
const CARDS: [&str; 4] = ["/dev/dri/renderD128", "/dev/dri/renderD129", "/dev/nvidia0", "/dev/dxg"];

/// The renderers to try, the best first.
pub(super) fn in_order() -> Vec<Renderer> {
    let chosen = std::env::var(VARIABLE).ok();
    order(chosen.as_deref(), !cfg!(target_os = "linux") || has_card())
}

fn order(chosen: Option<&str>, card: bool) -> Vec<Renderer> {
    match chosen {
        Some("glow") => vec![Renderer::Glow, Renderer::Wgpu],
        Some("wgpu") => vec![Renderer::Wgpu, Renderer::Glow],
        // Not even loading the Vulkan drivers saves a tenth of a second.
        _ if !card => vec![Renderer::Glow, Renderer::Wgpu],
        _ => vec![Renderer::Wgpu, Renderer::Glow],
    }
}

fn has_card() -> bool {
    CARDS.iter().any(|path| Path::new(path).exists())
}

/// wgpu without its own OpenGL (the other renderer does that better), and on Linux without software drivers unless
/// the user asked for wgpu.
pub(super) fn wgpu_options() -> WgpuConfiguration {
    let mut setup = WgpuSetupCreateNew::without_display_handle();
    setup.instance_descriptor.backends = Backends::PRIMARY;
    let asked_for = std::env::var(VARIABLE).is_ok_and(|value| value == "wgpu");
    if cfg!(target_os = "linux") && !asked_for {
        setup.native_adapter_selector = Some(Arc::new(hardware));
    }
    WgpuConfiguration { wgpu_setup: WgpuSetup::CreateNew(setup), ..WgpuConfiguration::default() }
}

/// The first adapter that is hardware and can draw on `surface`; the built-in one before the second card, which
/// is for games.
fn hardware(adapters: &[Adapter], surface: Option<&Surface<'_>>) -> Result<Adapter, String> {
    let fits = |adapter: &&Adapter| {
        adapter.get_info().device_type != DeviceType::Cpu
            && surface.is_none_or(|surface| adapter.is_surface_supported(surface))
    };
    let rank = |adapter: &&Adapter| match adapter.get_info().device_type {
        DeviceType::IntegratedGpu => 0,
        DeviceType::DiscreteGpu => 1,
        _ => 2,
    };
    let best = adapters.iter().filter(fits).min_by_key(rank);
    best.cloned().ok_or_else(|| "no hardware adapter".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_decides_and_otherwise_the_card() {
        let first = |chosen, card| order(chosen, card).first().copied();
        assert_eq!(first(None, true), Some(Renderer::Wgpu));
        assert_eq!(first(None, false), Some(Renderer::Glow));
        assert_eq!(first(Some("glow"), true), Some(Renderer::Glow));
        assert_eq!(first(Some("wgpu"), false), Some(Renderer::Wgpu));
        assert_eq!(first(Some("other"), true), Some(Renderer::Wgpu));
    }

    #[test]
    fn there_is_always_a_second_renderer() {
        for chosen in [None, Some("glow"), Some("wgpu")] {
            for card in [true, false] {
                assert_eq!(order(chosen, card).len(), 2);
            }
        }
    }
}
