import { IntlMessageFormat } from "intl-messageformat";

/*
 * Texts with arguments are kept, once read, by their words and by every format that a text may name, all of it written out as JSON each time that a text is shown. No
 * text formats a date or a time, yet the library's formats for these are most of what is written: without them a text takes a fifth of the time.
 */
IntlMessageFormat.formats.date = {};
IntlMessageFormat.formats.time = {};
