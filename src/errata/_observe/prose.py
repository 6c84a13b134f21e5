"""Parameter, model, code and request id where only the sentence names them."""

from __future__ import annotations

import re

from errata._observe.fields import Fields
from errata._observe.waits import wait_in

_KNOWN = (
    "temperature|top_p|top_k|topP|topK|max_tokens|max_completion_tokens|max_output_tokens|maxOutputTokens|maxTokens|max_new_tokens|max_tokens_to_sample|min_tokens|n|stop|stop_sequences|stopSequences|seed|logprobs|top_logprobs|logit_bias|"
    "presence_penalty|frequency_penalty|repetition_penalty|stream|stream_options|tools|tool_choice|toolChoice|toolConfig|parallel_tool_calls|functions|function_call|response_format|responseSchema|response_schema|response_mime_type|responseMimeType|"
    "json_schema|messages|message|chat_history|system|system_instruction|systemInstruction|contents|content|prompt|input|inputs|texts|documents|query|images|image|image_url|mask|size|quality|style|voice|speed|file|file_id|purpose|dimensions|encoding_format|"
    "input_type|embedding_types|reasoning|reasoning_effort|thinking|thinking_budget|thinkingBudget|thinkingConfig|thinking_level|budget_tokens|enable_thinking|thought_signature|incremental_output|result_format|modalities|audio|user|metadata|store|instructions|"
    "previous_response_id|conversation|include|truncation|service_tier|safety_settings|safetySettings|cachedContent|cached_content|generationConfig|generation_config|candidateCount|anthropic_version|anthropic-version|anthropic-beta|api-version|api_version|custom_id|"
    "requests|project_id|space_id|model_id|modelId|model|role|connectors|preamble|guided_json|min_p|best_of|suffix|echo|do_sample|details|num_ctx|keep_alive|format|options|language|timestamp_granularities|webhook|version|context_management|mcp_servers|web_search_options|verbosity|background|prompt_cache_key|max_tool_calls")
_QUOTE, _KNOWN_NAME = "quote", "known name"
_NAMES = frozenset(_KNOWN.split("|"))
_NAME = r"[`'\"]((?:\$\.)?[A-Za-z_][\w.\[\]-]{0,90})[`'\"]"
_PARAM = tuple((trigger, re.compile(pattern)) for trigger, pattern in (
    (": ", r"^(?:\* )?((?:\$\.)?[A-Za-z_][\w-]*(?:\.[\w-]+|\[\w+\])+): \S"),
    ("Field required", r"^([a-z_]+): Field required"),
    (": ", r"^(messages|tools|system|input|inputs|contents|content|requests|thinking|tool_choice|output_config|metadata|max_tokens|temperature|top_p|top_k|stop_sequences|context_management|mcp_servers|container|betas|model|prompt): [A-Za-z`'\"]"),
    ("' : ", r"\('(messages[.\w]+)' : (?:value|property [`'](?P<property>\w+))"),
    ("at '", r"at '((?:[A-Za-z_]\w*)(?:\.\w+|\[\w+\])+)'"),
    ("messages", r"\b(?:at|in|for) '?(messages[.\[]\w+[\w.\[\]]*)"),
    ("failed to satisfy", r"at '(\w+)' failed to satisfy"),
    ("=", r"\"(\w+)=\w+\" is not supported"),
    ("parameter", r"(?i)\bunsupported parameter:? ([a-z_]\w*)"),
    ("field", r"(?i)^The [`'](\w+)[`'] field"),
    ("Go struct", r"into Go struct field \w*(\.[\w.]+) of type"),
    ("Path: ", r"Path: (\$[\w.\[\] ]+)\.? ?(?:\||$)"),
    (": ", r": ([a-z]\w*(?:\.\w+)+)$"),
    ("messages", r"(?i)\b(messages[.\[]\d+\]?(?:[.\[][\w\]]+)*) ?(?:'|and|in your)"),
    ("header", r"(?i)(?:missing|unexpected value\(s\).{0,60} for the|invalid|unsupported) [`']?([A-Za-z]+-[A-Za-z-]+)[`']? header"),
    (_QUOTE, r"(?i)\b(?:unknown|unsupported|missing|invalid|unrecognized|unexpected|bad|wrong|extra|duplicate|empty|incompatible)(?: required| type for| value for| value of| value at| request| input| file data)?(?: keyword)?(?: parameter| argument| field| property| key| keys)?s?(?: supplied| provided| received| passed)?(?: value)?(?: for| of| at| in)?:? " + _NAME),
    (_QUOTE, r"(?i)\b(?:parameters?|param|argument|field|property|keyword argument|option|key)(?: named| is|:)? ?:? ?" + _NAME),
    ("Unknown name", r"(?i)\bUnknown name \\?\"([A-Za-z_][\w.]{0,60})\\?\""),
    (" key [", r"(?i)\b(?:extraneous|required) key \[([\w.#/]+)\]"),
    (": ", r": ([A-Za-z_][\w-]*(?:\.[\w-]+|\[\w+\])*): (?:unknown variant|missing field|invalid type|unknown field|invalid value|invalid length|data did not match)"),
    (_QUOTE, r"(?i)(?:unknown|missing|duplicate) field " + _NAME),
    (_QUOTE, r"(?i)^" + _NAME + r" ?(?::|is |must |should |cannot |can't |does not |doesn't |has |was |may |needs |contains |exceeds |only )"),
    (" - '", r" - '([A-Za-z_][\w.\[\]-]*)'(?:$| )"),
    ("supplied: ", r"(?i)\bunrecognized request arguments? supplied: ([\w.]+)"),
    (_QUOTE, r"(?i)\b(?:unexpected keyword argument|required positional argument:?|required keyword-only argument:?|setting|set|specify|specifying|pass|passing|provide|include|support|supports|supported for|value for|value of|use|using|omit|remove|both|either|missing an?) (?:the )?(?:both )?" + _NAME),
    ("_", r"(?i)\b(?:parameters?|argument|field)(?: named|:)? ([a-z]+(?:_[a-z]+)+)\b"),
    ("_", r"(?i)[`'\"]([a-z]+(?:_[a-z]+)+(?:[.\[][\w\].\[]+)?)[`'\"]"),
    (_KNOWN_NAME, r"\bparameters?[ .:](" + _KNOWN + r")\b"),
    ("parameter.", r"\b(parameter\.[a-z_]+)\b"),
    (_KNOWN_NAME, r"\b(" + _KNOWN + r") (?:\(\d+\) )?(?:parameter|field|argument|value|must|should be|cannot|can not|can't|is required|is empty|is missing|is not specified|is too|is invalid|is not supported|not supported|and [a-z_]+ cannot|of \d)"),
    (_KNOWN_NAME, r"(?i)\b(?:additional property|specifying|value for|number of|both|invalid|empty|missing|no|array of|either|in|requires?|provide|specify|set|setting|an?) (" + _KNOWN + r")(?: parameter| field)?\b(?! (?:file|from|limit|rate|key|token|schema|JSON|format|you)\b)"),
    ("_", r"\b([a-z]+(?:_[a-z]+)+)\b(?! ?\()"),
    (_KNOWN_NAME, r"\b(maxOutputTokens|thinkingBudget|topK|topP|responseSchema|candidateCount|maxTokens|stopSequences|toolConfig|cachedContent|presencePenalty|frequencyPenalty)\b"),
))
"""Each pattern with what must occur before it is tried: a literal, a quotation mark or a parameter's name."""
_WORD = re.compile(r"[A-Za-z_-]+")
_NO_PARAM = frozenset({"type", "error", "json", "assistant", "the", "api_key", "apikey", "invalid_request_error", "authorization", "this", "max_retries_exceeded", "rate_limit", "status_code", "server_error", "not_found", "message_type", "bad_request", "request_id", "total_token_count",
                       "validation_error", "access_token", "openai_api_key", "error_code", "value_error", "text", "image_url_error", "org_id", "object", "string", "array", "none", "null", "true", "false", "a", "an", "billing_hard_limit", "function", "url", "content_filter", "literal_error", "redacted_thinking", "tool_use", "tool_result", "tool_use_id", "tool_call_id", "google.api_core"})
_ID = r"([A-Za-z0-9@][\w./:@+-]{1,140})"
_FAMILY = re.compile(
    r"(?i)(?<![\w/.-])((?:[\w-]{1,40}/|(?:[a-z]{2,10}\.){1,2})?(?:gpt-|chatgpt-|o[134](?:-mini|-pro|-preview)|claude-|gemini-|gemma|llama-?\d|llama3|mistral-|ministral|codestral|pixtral|mixtral|magistral|qwen|qwq|deepseek-|grok-|text-embedding-|"
    r"text-davinci|dall-e|whisper-|tts-|command-|embed-|ernie|glm-|kimi|moonshot-|doubao|hunyuan|abab|minimax-|nova-|titan-|phi-|yi-|sonar|jamba|granite|stable-diffusion|gpt4)[\w.:@-]*\w)")
_MODEL = tuple(re.compile(pattern) for pattern in (
    r"(?i)\b(?:publishers/[\w-]+/)?models/" + r"([A-Za-z0-9@][\w.:@-]{2,100})",
    r"(?i)foundation-model/([\w.:-]{4,120})",
    r"(?i)\b(?:model|deployment|engine|endpoint)s?(?: named| id| identifier| with id| id:| name)?(?: is|:)? ?[`'\"]" + _ID + r"[`'\"]",
    r"(?i)(?:^|[\s:])[`'\"]?" + _ID + r"[`'\"]? is (?:not a valid model|not a (?:chat|completion|supported) model|not found for API|an invalid model)",
    r"(?i)[`'\"]([A-Za-z0-9@][\w./:@-]{2,140})[`'\"] (?:model\b|at 'modelId'|does not exist or|is not (?:found|supported) (?:for|by) )",
    r"(?i)/deployments/([\w.-]{2,80})/",
    r"(?i)/model/([\w.:%-]{4,120})/(?:invoke|converse)",
    r"(?i)\b(?:model|model or endpoint|deployment|endpoint|specified model|engine),? (?:id |ID |named |name |is |called )?((?:[A-Za-z0-9][\w.-]{0,60}/)?[A-Za-z@][\w.]*[-.:/\d][\w.:/@-]*\w)",
    r"(?i)\b(?:limit reached for|quota for|limit for|requests to|access to|support for|overloaded:|not found:?|endpoints found for|unknown model:?|invalid model:?|model:|pull|model=) ?(?:model )?[`'\"]?((?:[A-Za-z0-9][\w-]{0,60}/)?[A-Za-z@][\w.]*[-:/][\w.:/@-]*\w)",
))
_MODEL_SIGN = re.compile(r"(?i)\b(?:model|deployment|engine|endpoint|limit|quota|support)|[a-z][-/]\w*\d|[a-z]\d")
_REQUEST_ID = re.compile(
    r"""(?i)(?<![a-z])(?:(?:x-|apim-|x-ms-|client-)?request[-_ ]?id|x-amzn-requestid|requestid|reqid|cf-ray|trace[-_ ]?id|logid|log[_ ]id|sid)(?:\s?(?:is|:|=|：))?[\"'`)]{0,2}[:= ]{0,2}[\"'`(]{0,2}([A-Za-z0-9][A-Za-z0-9_:.-]{5,80}[A-Za-z0-9])""")
_REQ = re.compile(r"\b(req_[A-Za-z0-9]{8,64})\b")
_CODE = re.compile(r"^\[?([A-Z]\d{3,5})\]?(?: -|:|\b)|\((\d{4,5})\)$|stream ID \d+; ([A-Z_]{6,40})")


PROSE = ("param", "model", "request_id", "code", "retry_after")
"""The fields that a sentence may tell."""


def read_prose(message: str, where: str, out: Fields) -> None:
    """Fill the fields that the sentence names; `where` is the URL of the request, or all that was said."""
    out.param = param_in(message)
    out.model = model_in(message, where)
    out.request_id = request_id_in(message)
    out.code = code_in(message)
    out.retry_after = wait_in(message)


def param_in(message: str) -> str | None:
    """Return the parameter that a sentence names as one."""
    message = message[:600]
    holds = {_QUOTE: "'" in message or "`" in message or '"' in message, _KNOWN_NAME: not _NAMES.isdisjoint(_WORD.findall(message))}
    for trigger, pattern in _PARAM:
        if not (holds.get(trigger, trigger in message)):
            continue
        for match in pattern.finditer(message):
            name = match.groupdict().get("property") or match.group(1)
            if name.lower() not in _NO_PARAM and not name.isdigit():
                return name.rstrip(".-")
    return None


def model_in(message: str, where: str) -> str | None:
    """Return the model that a sentence, or the URL of the request, names."""
    message = message[:1000]
    patterns = _MODEL if _MODEL_SIGN.search(message) else ()
    for pattern in patterns:
        if (match := pattern.search(message)) and any(ch.isdigit() or ch in "-/:" for ch in match.group(1)):
            return match.group(1).rstrip(".,:;/").replace("%3A", ":").rsplit("/models/", 1)[-1]
    if patterns and (match := _FAMILY.search(message)):
        return match.group(1)
    for pattern in (_MODEL[5], _MODEL[6], _MODEL[0]):
        if "/" in where and (match := pattern.search(where)):
            return match.group(1).replace("%3A", ":").partition(":")[0] if pattern is _MODEL[0] else match.group(1).replace("%3A", ":")
    return None


def request_id_in(text: str) -> str | None:
    """Return the request id that a sentence or a header line names."""
    match = _REQUEST_ID.search(text) or _REQ.search(text)
    return match.group(1) if match and any(ch.isdigit() for ch in match.group(1)) else None


def code_in(message: str) -> str | None:
    """Return a code that stands in the sentence itself: `E1001 - …`, `… (2013)`."""
    match = _CODE.search(message)
    return next((group for group in match.groups() if group), None) if match else None
