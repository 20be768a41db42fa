interface Claim {
  at: number;
  network: string;
  advocate: string;
}

/** Claims of one code or of one network address, in their order: how many lie within a time of another, before and after it. */
export class Claims {
  #claims: Claim[] = [];

  add(claim: Claim): void {
    this.#claims.push(claim);
  }

  sort(): void {
    this.#claims.sort((one, other) => one.at - other.at);
  }

  /** minutes */
  within(at: number, minutes: number): readonly Claim[] {
    return this.#claims.slice(this.#first(at - minutes), this.#first(at + minutes + 1e-9));
  }

  #first(from: number): number {
    let [low, high] = [0, this.#claims.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#claims[middle]!.at < from) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The entry of a key, made where there is none. */
export function of<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
