import { baseLanguage } from './language';
import { fold, readingOf } from './tokens';

/** Words that hold sentences together: no phrase of interest begins or ends with one. */
const WORDS: Record<string, string> = {
  en: `a an and are as at be been but by can could did do does for from had has have he her his i if in into is it its just me my no not of on or our out she so some than that the their them then there they this to too up us very was we were what when which who will with would you your am all also any because more most much only really again ever even get got one now about after before once i'm it's don't`,
  de: `aber alle als am an auch auf aus bei bin bis da das dass dem den der des die dies diese doch du ein eine einem einen einer eines er es euch für habe haben hat hatte hier ich ihm ihn ihnen ihr ihre im in ist ja kann kein keine man mehr mein meine mich mir mit muss nach nicht noch nur ob oder schon sehr sein seine sich sie sind so um und uns unser von vor war waren was wenn wer wie wieder wir wird wurde zu zum zur über immer wäre bitte einfach ganz mal etwas bisschen`,
  fr: `à au aux avec avez avoir ce cela ces cette c d dans de des du elle en est et eu être fait il ils j je l la le les leur lors m ma mais me mes moi mon n ne nos notre nous on ont ou où par pas plus pour qu que qui s sa sans se ses si son sont sur suis t ta te toujours tout tous toute toutes très trop un une vos votre vous y était ai as a été aussi bien comme peu car même avais j'ai fois`,
  es: `a al algo antes como con cuando de del desde donde el ella en era es esta este esto fue ha han hay he la las le les lo los más me mi mis muy nada ni no nos o para pero por porque que se ser si sin sobre son su sus también te tiene todo todos tu un una uno unos y ya yo eso está están bien tan solo siempre`,
  it: `a ad al alla anche che chi ci come con da dal dalla dei del della di e ed è era gli ha hanno ho i il in io la le lo ma mi molto ne nel nella non o per più quando questo se sempre si sono su suo tutto un una uno`,
  nl: `aan als bij dan dat de den der des deze die dit door een en er had heb hebben heeft het hij hoe ik in is je kan maar me meer met mijn naar niet nog nu of om ons ook op over te tot u uit van veel voor was wat we wel werd wij worden zeer zijn zo ze`,
  pt: `a à ao as com como da das de do dos e é ela ele em era essa esse esta este eu foi há isso já lhe mais mas me meu minha muito na não nas no nos o os ou para pela pelo por quando que se sem ser seu sua são só também tem um uma você`,
};
const NONE: ReadonlySet<string> = new Set();
const sets = new Map<string, ReadonlySet<string>>();

/** Folded as tokens of the language are; empty for languages without a list. */
export function functionWords(language: string): ReadonlySet<string> {
  const base = baseLanguage(language);
  const words = WORDS[base];
  if (!words) return NONE;
  const known = sets.get(base) ?? new Set(words.split(' ').map(word => fold(word, readingOf(base))));
  sets.set(base, known);
  return known;
}
