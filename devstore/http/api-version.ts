/** The Admin API version that the stand-in speaks, newest stable. */
export const API_VERSION = "2026-10";
