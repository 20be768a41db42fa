/** placeholder replaced by the db room's work */
export interface Embedded {
  url: string;
  adminUrl: string;
  stop(): Promise<void>;
}
export async function startEmbedded(_options: { folder: string; port?: number; durable?: boolean }): Promise<Embedded> {
  throw new Error("not yet");
}
