import type { LoadPreview } from "../../components/program/preview/preview-source";

/** What draws the preview, in a file of its own that the browser fetches when a preview is there to be drawn. */
export const loadPreview: LoadPreview = () => import("../../face/preview/draw-preview").then(({ drawPreview }) => drawPreview);
