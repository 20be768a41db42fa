import { hasOne, takeOne } from "../../base/rate.server";

const perMinute = 30;
const redemptionsPerMinute = 10;
const claimsPerMinute = 10;
const unknownCodesPerMinute = 20;
const looksPerMinute = 300;

/** Whether one more act of this customer may be done now. */
export const mayAct = (who: string, now?: number): boolean => takeOne(who, perMinute, now);

/** Whether one more redemption may be tried. Nobody redeems faster by hand. */
export const mayRedeem = (who: string, now?: number): boolean => takeOne(`${who}/redeem`, redemptionsPerMinute, now);

/** Whether one more code may be entered from here, a network or a customer. An office is one network. */
export const mayClaim = (who: string, now?: number): boolean => takeOne(`${who}/claim`, claimsPerMinute, now);

/** Whether one more address of an advocate's may be opened from here, a network: not while too many of them led nowhere. */
export const mayTryAddress = (who: string, now?: number): boolean => hasOne(`${who}/miss`, unknownCodesPerMinute, now);

/** An advocate's address that leads nowhere was opened from here. */
export const noteMiss = (who: string, now?: number): void => void takeOne(`${who}/miss`, unknownCodesPerMinute, now);

/** Whether guests from here, a network, may look once more. A shop's wireless network is one. */
export const mayLook = (who: string, now?: number): boolean => takeOne(`${who}/look`, looksPerMinute, now);
