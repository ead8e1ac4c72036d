// Rules of oxlint that keep the words of the project: one term for one thing, and the term that AWS uses.

/** A former word or words, and the term that took its place. Identifiers and file names are compared word by word. */
const terms = new Map([
  ["viewer", "caller"],
  ["viewpoint", "connection"],
  ["gap", "missing part"],
  ["gaps", "missing parts"],
  ["stranger", "unknown account, unauthenticated request"],
  ["strangers", "unknown accounts"],
  ["trouble", "failed, unsettled"],
  ["troubles", "failed, unsettled"],
  ["troubled", "failed, unsettled"],
  ["rehearse", "warm up"],
  ["rehearsal", "warm-up"],
  ["memoised", "timed cache"],
  ["told", "what it holds"],
  ["held", "what it holds"],
  ["notebook", "what it holds"],
  ["casualty", "what it holds"],
  ["circumstances", "context"],
  ["surroundings", "context"],
  ["strip", "summary bar"],
  ["reach", "affected accounts"],
  ["reaches", "affected accounts"],
  ["obstacle", "blocker"],
  ["obstacles", "blockers"],
  ["specimen", "example"],
  ["specimens", "examples"],
  ["somebody", "what it is"],
  ["nobody", "what it is"],
  ["whoever", "what it is"],
  ["keep current", "auto refresh"],
  ["catch up", "sync history"],
  ["use leave", "navigate after URL update"],
  ["in the way", "blockers"],
  ["to settle", "unsettled"],
]);
const formerNames = new RegExp(`^(?:.* )?(${[...terms.keys()].join("|")})(?: .*)?$`);

/** Words that no text of the interface and no title of a test has. */
const formerTexts =
  /\b(somebody|nobody|whoever|told|beaten|at this moment|strangers?|casualty|specimens?|viewpoint|as AWS has it)\b/i;

const anyFormerWord = new RegExp(
  `${[...terms.keys()].map((words) => words.replaceAll(" ", "[_-]?")).join("|")}|${formerTexts.source}`,
  "i",
);

/** `isViewerKnown` and `viewer-key` as `is viewer known` and `viewer key`. */
function wordsOf(name) {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .replaceAll(/[^A-Za-z\d]+/g, " ")
    .trim()
    .toLowerCase();
}

function formerNameIn(name) {
  const found = formerNames.exec(wordsOf(name))?.[1];
  return found === undefined ? undefined : { found, term: terms.get(found) };
}

function formerFileNameOf(path) {
  const name = path.replace(/^.*[\\/]/, "").replace(/(?:\.test|\.spec|\.soak)?\.\w+$/, "");
  return name.endsWith("-words") ? { found: "words", term: "labels" } : formerNameIn(name);
}

function messageOf(name, { found, term }) {
  return `${name} says "${found}"; the term is: ${term}.`;
}

/** Most files hold none of the words in any form: their trees are not walked. */
function mayHoldFormerWord(context) {
  return anyFormerWord.test(context.sourceCode.text);
}

const names = {
  createOnce(context) {
    let formerFileName;
    function check(node) {
      const former = formerNameIn(node.name);
      if (former !== undefined) context.report({ node, message: messageOf(node.name, former) });
    }
    return {
      before() {
        formerFileName = formerFileNameOf(context.filename);
        return formerFileName !== undefined || mayHoldFormerWord(context);
      },
      Program(node) {
        if (formerFileName === undefined) return;
        context.report({ node, message: messageOf("The name of this file", formerFileName) });
      },
      Identifier: check,
      JSXIdentifier: check,
      PrivateIdentifier: check,
    };
  },
};

const texts = {
  createOnce(context) {
    function check(node, text) {
      const found = formerTexts.exec(text)?.[1];
      if (found !== undefined) context.report({ node, message: `Say plainly who or what: "${found}".` });
    }
    return {
      before: () => formerTexts.test(context.sourceCode.text),
      Literal: (node) => {
        if (typeof node.value === "string") check(node, node.value);
      },
      TemplateElement: (node) => check(node, node.value.raw),
      JSXText: (node) => check(node, node.value),
    };
  },
};

const plugin = { meta: { name: "voice" }, rules: { names, texts } };

export default plugin;
