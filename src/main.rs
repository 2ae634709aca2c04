//! The app's start: the panic page first, then the page.

#[cfg(all(target_arch = "wasm32", feature = "page"))]
fn main() {
    guangdong_ip_atlas::browser::panic_page::install();
    guangdong_ip_atlas::components::mount();
}

#[cfg(not(all(target_arch = "wasm32", feature = "page")))]
fn main() {
    println!("This is a browser app. Build and open it with: make serve");
}
