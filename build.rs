//! Puts the icon, the manifest and the name of the program into the Windows executable. Does nothing elsewhere.

// Cargo listens to what a build script prints.
#![allow(clippy::print_stdout)]

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    #[cfg(windows)]
    windows::embed();
}

#[cfg(windows)]
mod windows {
    const ICON: &str = "assets/icon/annual-summary.ico";
    const MANIFEST: &str = "assets/windows/annual-summary.manifest";

    pub(crate) fn embed() {
        println!("cargo:rerun-if-changed={ICON}");
        println!("cargo:rerun-if-changed={MANIFEST}");
        if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system != "windows") {
            return;
        }
        let mut resource = winresource::WindowsResource::new();
        resource
            .set_icon(ICON)
            .set_manifest_file(MANIFEST)
            // 中文（中国）
            .set_language(0x0804)
            .set("ProductName", "岁稿")
            .set("FileDescription", "岁稿：年度工作总结")
            .set("OriginalFilename", "annual-summary.exe");
        if let Err(error) = resource.compile() {
            println!("cargo:warning=the icon and manifest are left out: {error}");
        }
    }
}
