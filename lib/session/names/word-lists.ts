import { cuss as arabicInLatin } from "cuss/ar-latn";
import naughtyWords from "naughty-words";

/*
 * Words that make a nickname doubtful, and names that do not. Only the server loads them: `decide` is not part of any page. For the sources of the
 * lists and their licences, see LICENCES.md. Being held back costs a student a minute as an otter and the teacher one tap, so mild insults are on the
 * lists too. Words for who somebody is (gay, lesbian, Muslim, Jew) are not.
 */

/** Words on the lists that a class would not mind: names, or words that are common in gamers' nicknames. */
const NOT_DOUBTFUL = new Set(
  `butt escort snatch poon cialis domination genitals hardcore snowballing santorum intercourse lolita playboy skeet suck
  jamal mara moss tina zac zak zippy hawi namm naqal naqsh nouna sheikha tabon taboon jarrar farasa hamama kaboul makwa
  malhat matny mazloula mozza asba airi ayre bayra badeen bandook barbook bez boofta dayer eacha hbila hbeela hway jru karrak
  shayet shayta sowa tarma terma tezak zaaka zabbour zeg zega zegg zegga 3as 3el2 fash5 far5 farg shaz gawad
  فرج مبادل بزاز`.split(/\s+/),
);

/** Insults and worse that are missing from the lists, or spelt differently there. */
const MORE_ENGLISH =
  `fcuk|fuc|fuk|fuq|fck|fkn|phuck|phuk|fu|sht|btch|cnt|dck|kys|kill yourself|kms|kkk|stfu|gtfo|wtf|lmfao|milf|dilf|thot|simp|incel
  |cuck|dickhead|dickface|dickwad|dickbag|dick pic|dick sucker|dick licker|dick rider|knobhead|bellend|wanker|tosser|pillock|minger|slag|slapper|hoe|hoes|skank|slutty|shite|shithead|bullshit
  |dumbass|ashole|arsehole|jackass|badass|fatass|lardass|smartass|arse|asshat|asswipe|pissed|pisshead|pissoff|crap|turd|poop|poo
  |fart|farty|boner|balls|nutsack|ballsack|deez nuts|ligma|sugma|penis|willy wanker|vajayjay|cooter|horny|pedo|paedo
  |nonce|rapist|hitler|adolf hitler|heil hitler|sieg heil|nazi|nazis|gestapo|auschwitz|holocaust|isis|al qaeda|bin laden
  |jihadi|terrorist|suicide|school shooter|columbine|idiot|moron|imbecile|stupid|dumb|dummy|loser|ugly|fatty|fatso
  |retard|retarded|spaz|spastic|cripple|nigga|nigger|negro|chink|gook|paki|kike|spic|wetback|raghead|towelhead
  |faggot|fag|dyke|tranny|shemale|bastard|prick|twat|bugger|bollocks|cunt|whore|slut|bitch|i hate|mike hunt|hugh jass
  |ben dover|mike oxlong|moe lester|phil mcracken|dixie normous|hugh janus|seymour butts|amanda hugginkiss|jenny taylia
  |barry mccockiner|anita bath|connie lingus|heywood jablome|jack mehoff|jack goff|dick hertz|buster hymen|harry balls
  |school sucks|school suck|sucks|suck my|suck it|suck this|blow me|eat me|eat shit|porn hub|pornhub|onlyfans`
    .split("|")
    .map((word) => word.trim());

const MORE_ARABIC_IN_LATIN =
  `kosomak|kos omak|kos omk|kosomk|kuss ummak|kuss umak|kus ummak|kos okhtak|kosokhtak|kos om|kusummak
  |sharmouta|sharmuta|sharmota|sharmoota|sharmuta|charmouta|ibn sharmouta|ibn el sharmouta|ibn alsharmouta|weld sharmouta
  |ibn kalb|ibn el kalb|ibn alkalb|bint el kalb|ya kalb|ya 7mar|ya hmar|ya homar|kalb|kelb|7mar|hmar|7omar|homar|himar
  |ghabi|8abi|ahbal|khara|5ara|5ra|khra|zift|khawal|5awal|khanith|5aneeth|manyak|manyok|manyook|manyouk|mnayek|mnyk|metnak
  |mitnak|neek|nikomak|nik omak|nik omok|nik mok|nikmok|kahba|ga7ba|gahba|qahba|9a7ba|ka7ba|9ahba|3ahira|ahira|3ars
  |m3ars|3rs|dayouth|dayooth|zamel|zaml|zebi|zebbi|zeby|zobi|zobri|zob|teez|teezak|tizak|tizi|a7a|kol khara|kol 5ara|kol hawa
  |tfo|tfoo|wes5|wesekh|7ayawan|7aywan|hayawan`
    .split("|")
    .map((word) => word.trim());

const MORE_ARABIC =
  `كسم|كس ام|كس امك|كس اختك|كسمك|كسامك|كسختك|كس عمتك|شرموط|شراميط|قحبه|قحاب|كحبه|قحب|منيوك|منيك|منايك|ينيك|انيك
  |نيكك|انيكك|زبي|زبك|زبر|زبري|طيزك|طيزي|عير|ايري|خرا|خره|خراء|زق|كلب|كلبه|ابن كلب|ابن الكلب|بنت الكلب|ابن الحرام|ابن حرام
  |حمار|حماره|غبي|غبيه|احمق|حمقاء|اهبل|هبله|متخلف|حقير|حقيره|وسخ|وسخه|زباله|حيوان|بهيمه|خنزير|خنزيره|قواد|قواده|ديوث|معرص
  |تعريص|عرصه|زامل|مخنث|خنيث|لعنه|يلعن|يلعن ابوك|العن|تفو|اكل خرا|كل خرا|فساء|ضراط|فاشل|فاشله|قبيح|قبيحه
  |عاهر|داعر|داعره|زانيه|زاني|سكسي|نيج|نيچ|داعش|هتلر|نازي|ارهابي|انتحار|اكره المدرسه|الموت ل`
    .split("|")
    .map((word) => word.trim());

/** Whole words, or several in a row, in their usual spelling. `doubtful-name.ts` says what else is read as one of them. */
export const DOUBTFUL_WORDS: readonly string[] = [
  ...[...naughtyWords.en, ...MORE_ENGLISH],
  ...[...Object.keys(arabicInLatin), ...MORE_ARABIC_IN_LATIN],
  ...[...naughtyWords.ar, ...MORE_ARABIC],
].filter((word) => word !== "" && !NOT_DOUBTFUL.has(word));

/** Arabic words that are doubtful anywhere inside a longer word. */
export const ARABIC_STEMS: readonly string[] = ["شرموط", "منيوك", "متناك", "كسمك", "كسامك", "كسختك", "قحبه"];

/** Arabic words that are also doubtful with a pronoun at the end. */
export const ARABIC_WITH_PRONOUNS: readonly string[] = ["كس", "طيز", "زب", "نيك", "خرا", "قحبت", "شرموطت"];

/** Words that a class recognises even when they are only hinted at: backwards, or with stars. */
export const UNMISTAKABLE: readonly string[] = ["fuck", "shit", "bitch", "cunt", "nigger", "nigga", "whore"];

/** First names that are on the lists in another meaning: at the beginning of a nickname they are names. */
export const FIRST_NAMES: ReadonlySet<string> = new Set(
  "bich dick dicky fanny gaylord isis kike phuc randy semen willie willy".split(" "),
);

/** Names, and a few other words, that match the lists by accident: innocent anywhere in a nickname. */
export const INNOCENT: ReadonlySet<string> = new Set(
  `abeeda abeedah akshit anali anusha anushka anushree ashit assaad assala assane assma assonance assort assorted babcock
  booboo boobook cockburn cockpit cumali cumberland cumhur cumin cumming cummings dickens dickerson dickie dickinson
  dickson dikshit fagan fukuda fukushima hancock harshit hitchcock hoare lakshit mahboob mehboob montenegro nashit niger
  nigeria parikshit peacock penistone pussycat rakshit rapping rashit scunthorpe seemeen seemen shiitake shital
  shitanshu shitij shitzu slutsky titov turdiev twatt woodcock`.split(/\s+/),
);

/** Beginnings of such names: Annalise, Analia, Analeigh. */
export const INNOCENT_BEGINNING = /^(?:annal|anale|anali[as])/;

/** Signs that are doubtful in any nickname. */
export const DOUBTFUL_SIGNS: readonly string[] = ["🖕", "卐"];
