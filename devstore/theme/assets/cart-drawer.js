// The cart's link opens a drawer beside the page. Without this script, and on the cart's own page, it is a link.
const drawer = document.getElementById("cart-drawer");

async function openDrawer(link) {
  try {
    const sections = await (await fetch(`${drawer.dataset.root}?sections=cart-drawer`)).json();
    drawer.firstElementChild.outerHTML = sections["cart-drawer"];
    drawer.showModal();
  } catch {
    location.href = link.href;
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-cart-count]");
  const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
  if (link && !elsewhere && new URL(link.href).pathname !== location.pathname) {
    event.preventDefault();
    void openDrawer(link);
  }
  if (event.target === drawer || event.target.closest("#cart-drawer [data-close]")) drawer.close();
});
