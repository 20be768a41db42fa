/** A moment of the shop's day that is that day in almost every zone: what is shown for a day is drawn from it. RFC 3339. */
export const noonOf = (day: string): string => `${day}T12:00:00.000Z`;
