//! The app's start: the panic page first, then the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    guangdong_ip_atlas::browser::panic_page::install();
    guangdong_ip_atlas::components::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This is a browser app. Build and open it with: make serve");
}
