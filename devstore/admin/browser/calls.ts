/** What passes between the app's page and the admin around it. Plain data only: it travels by postMessage. */
export interface ButtonView {
  label: string;
  primary: boolean;
  critical: boolean;
  disabled: boolean;
  loading: boolean;
}

export interface SaveBarView {
  discardConfirmation: boolean;
  buttons: ButtonView[];
}

export interface ToastView {
  id: string;
  message: string;
  /** milliseconds */
  duration: number;
  isError: boolean;
  action: string | null;
}

export interface NavigationItem {
  label: string;
  href: string;
  home: boolean;
}

export interface TitleView {
  title: string;
  buttons: ButtonView[];
}

export interface PickerView {
  type: "product" | "variant" | "collection";
  action: "add" | "select";
  /** how many may be chosen */
  most: number;
  query: string;
  chosen: string[];
}

/** What the page asks of the admin. */
export interface AdminCalls {
  showToast(toast: ToastView): void;
  hideToast(id: string): void;
  /** null: no bar is open */
  showSaveBar(view: SaveBarView | null): void;
  /** whether to leave although something is not saved; true where no bar is open */
  leave(): Promise<boolean>;
  showNavigation(items: NavigationItem[]): void;
  showTitle(view: TitleView | null): void;
  showPath(path: string): void;
  showLoading(on: boolean): void;
  /** what was chosen, in Shopify's shape; null: nothing */
  pick(view: PickerView): Promise<object[] | null>;
  /** whether the merchant grants these scopes; they are granted by then */
  askScopes(scopes: string[]): Promise<boolean>;
  /** opens an address of Shopify's admin or of the shop */
  go(address: string): void;
}

/** What the admin tells the page. */
export interface PageCalls {
  toastEnded(id: string, how: "action" | "dismiss"): void;
  saveBarClicked(button: number): void;
  titleClicked(button: number): void;
  navigate(href: string): void;
}
