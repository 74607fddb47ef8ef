"use strict";
/* Files dropped anywhere go into the page's own form; folders are walked. */
const tinta = document.querySelector("form[data-pune]") || document.querySelector('form input[type="file"]')?.form;
async function fisiereDin(transfer) {
  const intrari = [...transfer.items].map((i) => i.webkitGetAsEntry && i.webkitGetAsEntry()).filter(Boolean);
  if (!intrari.some((i) => i.isDirectory)) return [...transfer.files];
  const gasite = [];
  async function mergi(intrare) {
    if (intrare.isFile) gasite.push(await new Promise((da, nu) => intrare.file(da, nu)));
    else {
      const cititor = intrare.createReader();
      for (;;) {
        const parte = await new Promise((da, nu) => cititor.readEntries(da, nu));
        if (!parte.length) break;
        for (const inner of parte) await mergi(inner);
      }
    }
  }
  for (const intrare of intrari) await mergi(intrare);
  return gasite;
}
const state = document.body.dataset.state;
/* Where the page has no form for files, they go among the firm's exports. */
function trimite(fisiere) {
  const formular = Object.assign(document.createElement("form"), { method: "post", action: state, enctype: "multipart/form-data", hidden: true });
  const camp = Object.assign(document.createElement("input"), { type: "file", name: "fisiere", multiple: true });
  formular.append(camp);
  document.body.append(formular);
  camp.files = fisiere;
  formular.requestSubmit();
}
if (tinta || state) {
  const alegere = tinta?.querySelector('input[type="file"]');
  addEventListener("dragover", (e) => { e.preventDefault(); document.body.classList.add("trage"); });
  addEventListener("dragleave", (e) => { if (!e.relatedTarget) document.body.classList.remove("trage"); });
  addEventListener("drop", async (e) => {
    e.preventDefault();
    document.body.classList.remove("trage");
    const pachet = new DataTransfer();
    for (const fisier of await fisiereDin(e.dataTransfer)) pachet.items.add(fisier);
    if (!pachet.files.length) return;
    const primeste = (fisier) => !alegere?.accept || alegere.accept.split(",").some(
      (fel) => fisier.type === fel.trim() || fisier.name.toLowerCase().endsWith(fel.trim()));
    if (!tinta || (state && ![...pachet.files].some(primeste))) return trimite(pachet.files);
    alegere.files = pachet.files;
    if (tinta?.hasAttribute("data-pune")) tinta.requestSubmit();
  });
}

/* The requests table: pasted from Excel, errors at the cell as one types. */
const tabel = document.querySelector("table[data-tabel]");
if (tabel) {
  const corp = tabel.tBodies[0];
  const campuri = (rand) => [...rand.querySelectorAll("input, select")];
  /* A discreet page serves a mark in place of what is private; what is typed over it is not seen either. */
  const ascunde = (camp) => { if ("privat" in camp.dataset) camp.type = "password"; };
  tabel.addEventListener("input", (e) => ascunde(e.target));
  tabel.addEventListener("focusin", (e) => { if ("privat" in e.target.dataset && e.target.type !== "password") e.target.select(); });
  function randNou() {
    const nou = corp.rows[corp.rows.length - 1].cloneNode(true);
    nou.cells[0].textContent = corp.rows.length + 1;
    for (const camp of campuri(nou)) {
      camp.value = "";
      ascunde(camp);
      camp.removeAttribute("aria-invalid");
      camp.setAttribute("aria-label", camp.getAttribute("aria-label").replace(/\d+$/, corp.rows.length + 1));
    }
    for (const vazut of nou.querySelectorAll(".vazut")) vazut.textContent = "";
    for (const alegeri of nou.querySelectorAll(".alegeri")) alegeri.replaceChildren();
    for (const vina of nou.querySelectorAll(".vina")) { vina.textContent = ""; vina.removeAttribute("id"); }
    for (const celula of nou.querySelectorAll(".gresit")) celula.classList.remove("gresit");
    corp.append(nou);
    return nou;
  }
  /* As in a spreadsheet: Enter and the arrows go to the cell below or above, Ctrl+S saves. */
  tabel.addEventListener("keydown", (e) => {
    const camp = e.target, rand = camp.closest("tr");
    if (e.altKey || e.ctrlKey || e.metaKey || camp.tagName !== "INPUT") return;
    const sageata = !camp.list && (e.key === "ArrowDown" || e.key === "ArrowUp");
    if (e.key !== "Enter" && !sageata) return;
    e.preventDefault();
    const sus = e.key === "ArrowUp" || e.shiftKey;
    const altul = sus ? rand.previousElementSibling : rand.nextElementSibling || (e.key === "Enter" && randNou());
    if (altul) campuri(altul)[campuri(rand).indexOf(camp)].focus();
  });
  addEventListener("keydown", (e) => {
    if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== "s") return;
    e.preventDefault();
    tabel.closest("form").requestSubmit(document.querySelector('button[value="salveaza"]'));
  });
  let nesalvat = tabel.hasAttribute("data-nesalvat"); /* taken from a file with errors: shown, not kept yet */
  tabel.addEventListener("input", () => { nesalvat = true; });
  tabel.closest("form").addEventListener("submit", () => { nesalvat = oprit && nesalvat; });
  addEventListener("beforeunload", (e) => { if (nesalvat) e.preventDefault(); });
  tabel.addEventListener("paste", (e) => {
    const text = e.clipboardData.getData("text/plain");
    if (!/[\t\n]/.test(text.trimEnd()) || !e.target.name) return;
    e.preventDefault();
    nesalvat = true;
    let rand = e.target.closest("tr");
    const prima = campuri(rand).indexOf(e.target);
    for (const linie of text.trimEnd().split(/\r?\n/)) {
      rand ||= randNou();
      linie.split("\t").forEach((valoare, k) => {
        const camp = campuri(rand)[prima + k];
        if (camp) { camp.value = valoare.trim(); ascunde(camp); }
      });
      verifica(rand);
      rand = rand.nextElementSibling;
    }
  });
  /* A date of two readings: the one that is meant is chosen with a click. */
  tabel.addEventListener("click", (e) => {
    const ales = e.target.closest("[data-alege]");
    if (!ales) return;
    const camp = ales.closest("td").querySelector("input");
    camp.value = ales.dataset.alege;
    nesalvat = true;
    camp.focus();
    verifica(camp.closest("tr"));
  });
  /* Who is left with something typed in another cell: now the person meant by a name may be filled in. */
  tabel.addEventListener("change", (e) => { if (e.target.name === "cnp") verifica(e.target.closest("tr")); });
  const persoane = document.querySelector("#persoane");
  let cautare;
  tabel.addEventListener("input", (e) => {
    const text = e.target.value.trim();
    if (e.target.name !== "cnp" || !tabel.dataset.persoane || text.length < 2 || text.length >= 13 && /^\d+$/.test(text)) return;
    clearTimeout(cautare);
    cautare = setTimeout(async () => {
      const raspuns = await fetch(tabel.dataset.persoane, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ cauta: text }),
      });
      if (!raspuns.ok) return;
      persoane.replaceChildren(...(await raspuns.json()).map(({ cnp, nume }) => {
        const varianta = document.createElement("option");
        varianta.value = cnp;
        varianta.textContent = nume;
        return varianta;
      }));
    }, 150);
  });
  const asteapta = new WeakMap(); /* a timer a row: who types on in the next one still has this one checked */
  tabel.addEventListener("input", (e) => {
    const rand = e.target.closest("tr");
    clearTimeout(asteapta.get(rand));
    asteapta.set(rand, setTimeout(() => verifica(rand), 250));
  });
  async function verifica(rand) {
    const valori = Object.fromEntries(campuri(rand).map((c) => [c.name, c.value]));
    const raspuns = await fetch(tabel.dataset.tabel, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(valori),
    }).catch(() => intreaba());
    if (!raspuns?.ok) return;
    const { erori, alegeri, completari, vazute, persoana } = await raspuns.json();
    /* The two halves of a name come from one place: what was typed meanwhile is not mixed with the payroll's. */
    const jumatati = ["nume", "prenume"];
    const amestec = campuri(rand).some((c) => jumatati.includes(c.name) && c.value && c.value !== (valori[c.name] || completari[c.name]));
    for (const camp of campuri(rand)) {
      if (camp.name === "cnp" && persoana && camp !== document.activeElement) {
        camp.value = persoana;
        if ("privat" in camp.dataset) camp.type = "text"; /* its mark */
      }
      const vina = camp.parentElement.querySelector(".vina");
      vina.textContent = erori[camp.name] || "";
      camp.parentElement.querySelector(".alegeri").replaceChildren(...(alegeri[camp.name] || []).map(([scris, cuvinte]) => {
        const buton = Object.assign(document.createElement("button"), { type: "button", textContent: cuvinte });
        buton.dataset.alege = scris;
        return buton;
      }));
      camp.parentElement.classList.toggle("gresit", Boolean(erori[camp.name]));
      if (erori[camp.name]) camp.setAttribute("aria-invalid", "true"); else camp.removeAttribute("aria-invalid");
      const vazut = camp.parentElement.querySelector(".vazut");
      if (vazut) vazut.textContent = vazute[camp.name] || "";
      if (!camp.value && completari[camp.name] && !(jumatati.includes(camp.name) && amestec)) {
        camp.value = completari[camp.name];
        if (camp === document.activeElement) camp.select?.(); /* who types on writes over it */
      }
    }
  }
}

/* Whether the program still answers is asked again and again: where it does not, nothing typed is sent into the void. */
let oprit = false;
function spuneOprit() {
  const vechi = document.querySelector("#nu-raspunde");
  const rand = vechi || Object.assign(document.createElement("p"), { id: "nu-raspunde", className: "eroare" });
  rand.setAttribute("role", "alert");
  rand.textContent = "Programul nu mai răspunde: s-a oprit sau a fost închis. Ce s-a salvat rămâne; porniți-l din nou, " +
    "se deschide în altă filă. Ce ați scris aici rămâne în această filă.";
  if (!vechi) document.querySelector("main").prepend(rand);
  rand.scrollIntoView({ block: "nearest" });
}
async function intreaba() {
  const viu = await fetch("/_viu").then((r) => r.text().then(() => r.ok), () => false);
  if (!viu && !oprit) spuneOprit();
  oprit = !viu;
  if (viu) document.querySelector("#nu-raspunde")?.remove();
}
setInterval(() => { if (document.visibilityState === "visible") intreaba(); }, 3000);
/* A form is sent only to a program that answers at this moment: one that ended a second ago would leave the browser's own
   page in place of what was typed. Asked in one go, as what is sent later is sent by nobody's hand; the program is near. */
function raspunde() {
  const intrebare = new XMLHttpRequest();
  intrebare.open("GET", "/_viu", false);
  try { intrebare.send(); } catch { return false; }
  return intrebare.status === 200;
}
addEventListener("submit", (e) => {
  oprit = !raspunde();
  if (oprit) { e.preventDefault(); spuneOprit(); }
}, true);
addEventListener("click", (e) => {
  if (oprit && e.target.closest?.("a[href^='/']")) { e.preventDefault(); spuneOprit(); }
});

/* The firms of the first page: their files are read after the page is there, one firm after the other. */
(async () => {
  const linii = [...document.querySelectorAll("tr[data-pe-scurt]")];
  for (const linie of linii) linie.querySelector('[data-cheia="luna"]').textContent = "se citește…";
  for (const linie of linii) {
    let spus = { luna: "–" };
    try { spus = await (await fetch(linie.dataset.peScurt)).json(); } catch { /* the line stays as it is */ }
    for (const loc of linie.querySelectorAll("[data-cheia]")) loc.textContent = spus[loc.dataset.cheia] || "";
  }
})();

/* A table wider than its place names the columns that are not seen: none is lost at the right without a word. */
for (const zona of document.querySelectorAll(".lat")) {
  const spus = Object.assign(document.createElement("p"), { className: "mic derulare", hidden: true });
  spus.setAttribute("aria-hidden", "true"); /* whoever hears the table misses no column of it */
  zona.before(spus);
  const vezi = () => {
    const capat = zona.getBoundingClientRect().right;
    const ascunse = [...zona.querySelectorAll("thead tr:last-child th")].filter((th) => th.getBoundingClientRect().right > capat + 2);
    const nume = ascunse.map((th) => th.textContent.trim().replace(/\.$/, "")).filter(Boolean);
    zona.classList.toggle("taiat", ascunse.length > 0);
    spus.hidden = zona.scrollWidth <= zona.clientWidth + 2;
    spus.textContent = ascunse.length
      ? `La dreapta mai sunt → ${nume.slice(0, 4).join(", ")}${nume.length > 4 ? ` și încă ${nume.length - 4}` : ""}. Derulați tabelul, sau folosiți săgețile după un clic în el.`
      : "← Tabelul este la capătul din dreapta.";
  };
  zona.addEventListener("scroll", vezi, { passive: true });
  const pazitor = new ResizeObserver(vezi);
  pazitor.observe(zona);
  for (const tabel of zona.children) pazitor.observe(tabel);
  vezi();
}

/* The cell that an amount came from is seen, and so is the sentence above that names it. */
for (const celula of [...document.querySelectorAll(".celula")].reverse()) celula.scrollIntoView({ block: "nearest", inline: "nearest" });

/* A run's progress is a state that is asked for: whoever opens the page late sees it too. */
const mers = document.querySelector("[data-mers]");
if (mers) {
  const bara = document.querySelector("progress");
  const cere = async () => {
    try {
      const stare = await (await fetch(mers.dataset.mers)).json();
      mers.textContent = stare.cuvinte;
      bara.max = stare.total || 1;
      bara.value = stare.gata;
      if (stare.incheiat) { location.reload(); return; }
    } catch { mers.textContent = "Programul nu mai răspunde. Ce s-a emis rămâne; porniți-l din nou și emiteți iar."; return; }
    setTimeout(cere, 300);
  };
  cere();
}

/* Keys: Alt+1…5 the tabs, n and p the next and previous request. */
addEventListener("keydown", (e) => {
  if (e.altKey && /^[1-5]$/.test(e.key)) document.querySelectorAll("header .file a")[Number(e.key) - 1]?.click();
  else if (!e.altKey && !e.ctrlKey && !e.metaKey && !/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName))
    document.querySelector(`a[data-tasta="${e.key}"]`)?.click();
});
