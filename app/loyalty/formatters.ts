const KEPT_MAX = 500;

/** Makes each formatter once. Whoever asks for languages without end gets them, too. */
function madeOnce<Options, Formatter>(
  make: (locale: string, options: Options) => Formatter,
): (locale: string, options: Options) => Formatter {
  const made = new Map<string, Formatter>();
  return (locale, options) => {
    const name = `${locale} ${JSON.stringify(options)}`;
    const known = made.get(name);
    if (known !== undefined) return known;
    if (made.size >= KEPT_MAX) made.clear();
    const formatter = make(locale, options);
    made.set(name, formatter);
    return formatter;
  };
}

/*
 * The platform's formatters, each made when it is first needed: making one takes as long as using it hundreds of times.
 */

/** Numbers and amounts as a locale writes them. */
export const numbersIn = madeOnce(
  (locale: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);

/** Dates as a locale writes them. */
export const datesIn = madeOnce(
  (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);

/** Several things as a locale puts them together: "A, B and C". */
export const listsIn = madeOnce(
  (locale: string, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options),
);

/** Names of countries as a locale has them. */
export const countriesIn = madeOnce(
  (locale: string, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames(locale, options),
);
