import { IANAZone } from "luxon";
import { convert, decimal } from "../store/money";
import type { Address } from "../store/entities";
import type { Order } from "../store/order";

const rawJson = (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON;

/** An id as REST writes it: a JSON number with all its digits, also above 2^53. */
export function restId(id: string): unknown {
  return id.length < 16 ? Number(id) : rawJson(id);
}

const two = (value: number) => String(value).padStart(2, "0");

/** A time as REST writes it: whole seconds with the shop's own offset. */
export function restTime(at: string, zone: string): string {
  const instant = Date.parse(at);
  const minutes = IANAZone.create(zone).offset(instant);
  const local = new Date(instant + minutes * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(minutes);
  return `${local}${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

export interface MoneySet {
  shop_money: { amount: string; currency_code: string };
  presentment_money: { amount: string; currency_code: string };
}

/** Writes one order's amounts: as plain text in the shop's currency, and as a set in both. */
export function moneyOf(order: Order): { text(minor: number): string; set(minor: number): MoneySet; presentment(minor: number): string } {
  const { currency, presentmentCurrency, rate } = order;
  const text = (minor: number) => decimal(minor, currency);
  const presentment = (minor: number) => decimal(convert(minor, currency, presentmentCurrency, rate), presentmentCurrency);
  return {
    text,
    presentment,
    set: (minor) => ({
      shop_money: { amount: text(minor), currency_code: currency },
      presentment_money: { amount: presentment(minor), currency_code: presentmentCurrency },
    }),
  };
}

export function restAddress(address: Address): object {
  return {
    first_name: address.firstName,
    address1: address.street,
    phone: null,
    city: address.city,
    zip: address.zip,
    province: null,
    country: address.country,
    last_name: address.lastName,
    address2: address.second ?? null,
    company: null,
    latitude: null,
    longitude: null,
    name: [address.firstName, address.lastName].filter(Boolean).join(" "),
    country_code: address.countryCode,
    province_code: null,
  };
}
