import type { AdminApi } from "./admin-api/execute";
import type { Control } from "./control/route";
import type { AppIdentity } from "./sign-in/token-endpoint";
import type { World } from "./store/world";

/** What the HTTP server answers from. */
export interface Store {
  world: World;
  api: AdminApi;
  app: AppIdentity;
  control: Control;
  /** origin of the app */
  appUrl: string;
  /** the app's page at top level, signed in as one of the staff: the usual visitor unless named */
  adminUrl(shop: string, path?: string, staffId?: string): string;
  idToken(shop: string, staffId?: string): string;
}
