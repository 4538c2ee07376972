"use strict";

const form = document.getElementById("form");
const field = document.getElementById("text");
const needsKey = document.getElementById("needs-key");
const key = document.getElementById("key");
const statusLine = document.getElementById("status");
const result = document.getElementById("result");

/** The server's answer to a text; throws an Error whose message a person can act on. */
async function analyze(text) {
  const headers = { "Content-Type": "application/json" };
  if (key.value) {
    headers.Authorization = `Bearer ${key.value.trim()}`;
  }
  let response;
  try {
    response = await fetch("v1/analyze", {
      method: "POST",
      headers,
      body: JSON.stringify({ text }),
    });
  } catch {
    throw new Error("The server does not answer. Is it still running?");
  }
  const answer = await response.json();
  if (response.status === 401) {
    needsKey.hidden = false;
    key.focus();
  }
  if (!response.ok) {
    throw new Error(answer.error.message);
  }
  return answer;
}

/** A sentence of the text as an element that shows its label and says it on hover. */
function marked(text, sentence) {
  const mark = document.createElement("mark");
  mark.className = `mark ${sentence.label}`;
  mark.title = `${sentence.label}, ${Math.round(sentence.confidence * 100)} % sure`;
  mark.textContent = text.slice(sentence.start, sentence.end);
  return mark;
}

/** Show the text with its sentences marked. */
function show(text, answer) {
  const parts = [];
  let end = 0;
  for (const sentence of answer.sentences) {
    parts.push(text.slice(end, sentence.start), marked(text, sentence));
    end = sentence.end;
  }
  result.replaceChildren(...parts, text.slice(end));
  result.hidden = false;
}

/** The counts in words. */
function counts({ attributed, unattributed, editorial, sources }) {
  const named = `${sources} ${sources === 1 ? "source" : "sources"}`;
  return `${attributed} attributed (${named}), ${unattributed} unattributed, ${editorial} editorial.`;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = field.value;
  statusLine.textContent = "Reading…";
  try {
    const answer = await analyze(text);
    show(text, answer);
    statusLine.textContent = counts(answer.summary);
  } catch (error) {
    result.hidden = true;
    statusLine.textContent = error.message;
  }
});
