"""What the text around a body says: status, names, ids, as SDKs, loggers and runtimes print them."""

from __future__ import annotations

import re

from errata._observe.fields import Fields
from errata._observe.prose import request_id_in
from errata._observe.waits import seconds

_STATUS = tuple(re.compile(pattern) for pattern in (
    r"(?i)\berror code:? ([1-5]\d\d)\b",
    r"(?im)^(?:< )?HTTP/\d(?:\.\d)? ([1-5]\d\d)\b",
    r"(?i)\bHTTP (?:status |error |code |response |status code )?(?:code )?[:=]? ?([1-5]\d\d)\b",
    r"(?i)\bstatus[-_ ]?(?:code)?[\"']?(?: is| of|:|=|=>)? ?[\"'(]{0,2}([1-5]\d\d)\b",
    r"(?i)\b(?:response|returned|responded|received|got|answered)(?: an?)?(?: error)?(?: with)?(?: http)?(?: status)?(?: code)?[: ]{1,2}([45]\d\d)\b",
    r"(?:Error|Exception|google\.api_core\.exceptions\.\w{4,30})(?: \[[\w.]+\])?: \(?([2345]\d\d)\b(?:,|:| |\)|$)",
    r"(?i)\b([45]\d\d) (?:client|server) error\b",
    r"\": ([45]\d\d) [A-Z]",
    r"(?i)\b([45]\d\d)[: -]{1,3}(?:Bad Request|Unauthorized|Proxy Authentication|Payment Required|Forbidden|Not Found|Method Not Allowed|Request Time-?out|Conflict|Gone|Payload Too Large|Request Entity Too Large|Content Too Large|Unsupported Media Type|Unprocessable|Too Many Requests|Failed Dependency|Internal Server Error|Not Implemented|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out|Overloaded|INVALID_ARGUMENT|UNAUTHENTICATED|PERMISSION_DENIED|NOT_FOUND|RESOURCE_EXHAUSTED|INTERNAL|UNAVAILABLE|DEADLINE_EXCEEDED|FAILED_PRECONDITION)",
    r"^<([45]\d\d)> ",
    r"(?i)\b(?:server error|client error) '([45]\d\d)\b",
    r"(?i)\bAPI (?:returned|error|call failed)[^\n\d]{0,30}\(?([45]\d\d)\b",
    r"(?:^|[\s(\[=])\(?([45]\d\d)\)? ?(?=\{|- \{|: \{)",
    r"^([45]\d\d)(?:[: ]|$)",
    r"(?i)\(([45]\d\d)\)",
))
_FIELD = re.compile(r"""(?m)^[ \t]*[\"']?(status|statusCode|code|type|param|errno|request_id|requestID|requestId)[\"']?[ \t]*[:=][ \t]*(?:'([^'\n]{1,200})'|"([^"\n]{1,200})"|(-?\d{1,6})|(null|None|undefined))[ \t]*,?[ \t]*\}?$""")
_AWS = re.compile(r"\((\w+)\) when calling the (\w+) operation(?: \(reached max retries: \d+\))?: ?")
_AWS_GO = re.compile(r"operation error [\w ]{1,40}: (\w+), .{0,80}?StatusCode: (\d{3}), RequestID: ([\w-]+), (?:api error )?(\w+):")
_AWS_JAVA = re.compile(r"\(Service: ([\w ]+?)[;,] Status Code: (\d{3})[;,] (?:Error Code: (\w+)[;,] )?Request ID: ([\w-]+)")
_DOTNET = re.compile(r"\bHTTP (\d{3}) \(([\w.-]*): ?([\w.-]*)\)(?:\s*\nParameter: (\S+))?")
_AZURE = re.compile(r"(?m)^(?:[\w.]+: )?\(([A-Za-z][\w]{2,60}|\d{3})\) \S")
_CODE_LINE = re.compile(r"(?m)^(?:Error ?)?Code: (\w[\w.-]{1,80})$")
_GOOGLE = re.compile(r"\b([45]\d\d) (INVALID_ARGUMENT|UNAUTHENTICATED|PERMISSION_DENIED|NOT_FOUND|RESOURCE_EXHAUSTED|INTERNAL|UNAVAILABLE|DEADLINE_EXCEEDED|FAILED_PRECONDITION|ABORTED|CANCELLED|UNKNOWN|ALREADY_EXISTS|OUT_OF_RANGE|UNIMPLEMENTED)\b")
_GRPC = re.compile(r"StatusCode\.([A-Z_]{4,30})|rpc error: code = (\w{4,30})|\b(?:grpc_)?status:? ?\"?(UNAVAILABLE|RESOURCE_EXHAUSTED|INVALID_ARGUMENT|PERMISSION_DENIED|UNAUTHENTICATED|DEADLINE_EXCEEDED|NOT_FOUND|INTERNAL|FAILED_PRECONDITION)\b")
_REASON = re.compile(r"\[?reason: \"([A-Z_]{4,60})\"")
_URL = re.compile(r"""(?:for url:?|\b(?:GET|POST|PUT|DELETE|PATCH) |\burl[:=]|request to|requested url:?|calling|\bat)[ '\"(]{1,3}?["'(]?(https?://[^\s'\"<>)]{4,400})""")
_POOL = re.compile(r"(HTTPS?)ConnectionPool\(host='([^']{1,200})', port=(\d+)\): .{0,80}?with url: (/\S{0,300})")
_HEADER = re.compile(r"(?im)^(?:< )?(retry-after(?:-ms)?|x-request-id|request-id|x-amzn-requestid|apim-request-id|anthropic-request-id|x-typhoon-request-id|cf-ray|x-ms-request-id): ?([^\n]{1,200})$")


def read_lines(text: str) -> Fields:
    """Read the fields that stand in the text itself, outside of any body."""
    out = Fields()
    low = text.lower()
    _emitters(text, low, out)
    if out.status is None:
        for pattern in _STATUS:
            if match := pattern.search(text):
                out.status = int(match.group(1))
                break
    if "\n" in text or " | " in text:
        _field_lines(text.replace(" | ", "\n"), out)
        _headers(text, out)
    if out.request_id is None and "id" in low:
        out.request_id = request_id_in(text)
    if "http" in low:
        if match := _URL.search(text):
            out.url = match.group(1).rstrip(".,:;")
        elif match := _POOL.search(text):
            scheme, host, port, path = match.groups()
            out.url = f"{scheme.lower()}://{host}{'' if port in ('443', '80') else ':' + port}{path}"
    return out


def _emitters(text: str, low: str, out: Fields) -> None:
    """Notations that one emitter alone uses."""
    if "when calling the" in low and (match := _AWS.search(text)):
        out.type = out.code = match.group(1)
        out.shapes.append("aws")
    elif "operation error" in low and (match := _AWS_GO.search(text)):
        out.status, out.request_id, out.type = int(match.group(2)), match.group(3), match.group(4)
        out.shapes.append("aws")
    elif "(service:" in low and (match := _AWS_JAVA.search(text)):
        out.status, out.code, out.request_id = int(match.group(2)), match.group(3), match.group(4)
    if "http " in low and (match := _DOTNET.search(text)):
        out.status, out.type, out.code, out.param = int(match.group(1)), match.group(2) or None, match.group(3) or None, match.group(4)
    elif ("code: " in low and (match := _CODE_LINE.search(text))) or ("(" in text and (match := _AZURE.search(text)) and not match.group(1).isdigit()):
        out.code = match.group(1)
    if match := _GOOGLE.search(text):
        out.status = int(match.group(1))
        out.code = out.code or match.group(2)
    elif match := _GRPC.search(text):
        out.code = next(group for group in match.groups() if group)
    if "reason:" in low and (match := _REASON.search(text)):
        out.type = match.group(1)


def _field_lines(text: str, out: Fields) -> None:
    """`  code: 'ECONNRESET',` as Node prints the fields of an error."""
    for key, single, double, number, _ in _FIELD.findall(text):
        value = single or double or number
        if not value:
            continue
        if key in ("status", "statusCode"):
            if out.status is None and value.isdigit() and 100 <= int(value) <= 599:
                out.status = int(value)
        elif key in ("code", "errno") and (key == "code" or not number):
            out.code = out.code or value
        elif key == "type":
            out.type = out.type or value
        elif key == "param":
            out.param = out.param or value
        elif key.lower().startswith("request"):
            out.request_id = out.request_id or value


def _headers(text: str, out: Fields) -> None:
    for name, value in _HEADER.findall(text):
        name = name.lower()
        if name == "retry-after-ms":
            wait = seconds(value)
            out.retry_after = wait / 1000 if wait is not None else None
        elif name == "retry-after":
            out.retry_after = out.retry_after if out.retry_after is not None else seconds(value)
        elif out.request_id is None:
            out.request_id = value.strip()
