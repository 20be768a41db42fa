import { qrPicture } from "./proxy/qr-picture.server";
import { servePage } from "./proxy/serve-proxy.server";

/** GET qr/<code>.svg and qr/<code>.png: the link of a code as a picture, to be shown or printed. */
export const loader = servePage(qrPicture);
export const action = loader;
