import { Markup } from "../html";

const icon = (path: string): Markup =>
  new Markup(
    `<svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round" aria-hidden="true">${path}</svg>`,
  );

export const icons = {
  home: icon('<path d="M3 9l7-6 7 6v8h-5v-5H8v5H3z"/>'),
  orders: icon('<path d="M4 3h12l1 9v5H3v-5zM3 12h4l1 2h4l1-2h4"/>'),
  products: icon('<path d="M10 3h7v7l-7 7-7-7z"/><circle cx="13.5" cy="6.5" r="1"/>'),
  customers: icon('<circle cx="10" cy="7" r="3.5"/><path d="M3.5 17c.8-3.400 3.300-5 6.500-5s5.700 1.600 6.500 5"/>'),
  store: icon('<path d="M3 8l1.500-5h11L17 8M4 8v9h12V8M3 8h14M8 17v-5h4v5"/>'),
  menu: icon('<path d="M3 5h14M3 10h14M3 15h14"/>'),
  gear: icon(
    '<circle cx="10" cy="10" r="2.5"/><path d="M8.6 2.5h2.800l.5 2 1.600.7 1.800-1.100 2 2-1.100 1.800.7 1.600 2 .5v0 2.800l-2 .5-.7 1.600 1.100 1.800-2 2-1.800-1.100-1.600.7-.5 2H8.600l-.5-2-1.600-.7-1.800 1.100-2-2 1.100-1.800-.7-1.600-2-.5V8.600l2-.5.7-1.600L2.700 4.700l2-2 1.800 1.100 1.600-.7z" transform="translate(1 1) scale(.9)"/>',
  ),
  app: icon('<circle cx="10" cy="10" r="7"/><path d="M8 14V6h4.500M8 10h3.500"/>'),
};
