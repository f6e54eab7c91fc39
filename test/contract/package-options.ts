/** Settings that a format cannot do without, by its key. */
export const optionsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {};
