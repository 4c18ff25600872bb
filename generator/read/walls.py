"""Recognise what servers send in place of an article: error pages, log-ins, paywalls and other walls.

The shape of the whole page decides. Such a page speaks to its visitor in short lines and sentences, and says little
else. So a notice counts only as a line of its own or at the start of a sentence, and a longer text needs more of them.
"""

from __future__ import annotations

import re
from itertools import chain

LINES = r"""
(?:(?:http|server|status)\W+){0,2}(?:error\W*)?(?:40[0134]|410|429|451|50[0234])\W+(?:error|not found|forbidden).*
(?:error\W*)?(?:40[01]|410|429|451|50[0234])\W+(?:unauthorized|gone|too many|unavailable|bad|internal|service|gateway).*
(?:http |server )?error[\s:#]*+(?:code[\s:#]*+)?(?:40[0134]|410|429|451|50[0234]|10\d\d)\b.*
(?:access (?:is )?denied|forbidden|unauthorized|(?:internal )?server error|bad gateway|request blocked)
(?:service (?:temporarily )?unavailable|too many requests|rate limit exceeded|gateway time-?out)
unavailable (?:for|due to) legal reasons
(?:just a moment|one moment(?:,? please)?|please wait|redirecting|loading(?: (?:page|content|article))?)
(?:bitte warten|wird geladen|chargement(?: en cours)?|cargando|caricamento|carregando|загрузка)
(?:加载中|正在加载|載入中|読み込み中|請稍候|请稍候|请稍等)
(?:sign in|log ?in|anmelden|einloggen|connexion|iniciar sesión|登录|登入|ログイン)(?: (?:or|oder|ou|o) .*)?
(?:forgot(?:ten)? (?:your )?password|passwort vergessen|mot de passe oublié|忘记密码)
(?:accept|allow|reject|decline)(?: all)?(?: cookies)?|(?:manage|cookie) (?:options|preferences|settings|cookies)
alle(?: cookies)? (?:akzeptieren|ablehnen)|zustimmen(?: und weiter)?|(?:tout )?(?:accepter|refuser)
continue with (?:google|apple|facebook)|create (?:an|a new) account(?: or log in)?
continuer sans accepter|(?:aceptar|rechazar) tod[ao]s?|accetta tutti?
(?:zugriff verweigert|accès (?:refusé|interdit)|acceso denegado|accesso negato|доступ запрещ[её]н|访问被拒绝)
(?:seite|artikel|datei) (?:wurde )?(?:leider )?nicht gefunden|page (?:introuvable|non trouvée)
página n[oã]o? encontrada|pagina (?:non trovata|niet gevonden)|страница не найдена|сторінку не знайдено
sidan (?:hittades inte|kunde inte hittas)|siden ble ikke funnet|siden blev ikke fundet|sayfa bulunamad[ıi]
strona nie (?:została znaleziona|istnieje)|페이지를 찾을 수 없습니다
(?:this )?domain (?:name )?(?:is|may be) (?:for sale|parked).*
(?:alles accepteren|принять все|akceptuj(?:ę)? wszystkie|接受全部|全部接受)
"""
"""Notices that are a line of their own, but for the marks around them; each line is one alternative or several."""

WHOLE = r"""
account suspended|this account (?:has been|is) suspended|we(?:.ll| will) be (?:right )?back (?:soon|shortly)
(?:sorry[,!.]? )?this (?:post|video|page|article|content|comment) (?:has been removed|is (?:currently )?unavailable)
ad.?block(?:er)? detected|please (?:disable|turn off|pause) your ad.?block(?:er)?(?: to continue)?
please wait (?:while|until) (?:we (?:load|check|verify|redirect)|the page loads)[^.!?\n]{0,40}
zu viele anfragen|trop de requêtes|demasiadas solicitudes|troppe richieste|слишком много запросов|请求过多
nie znaleziono strony|strona(?:, której szukasz,)? nie (?:została znaleziona|istnieje)
(?:požadovaná )?stránka (?:nenalezena|nebyla nalezena|neexistuje)|stránka sa nenašla
sivua ei (?:löytynyt|löydy)|az? (?:keresett )?oldal nem található|pagina nu (?:a fost găsită|există)
η σελίδα (?:που (?:ζητήσατε|αναζητάτε) )?δεν (?:βρέθηκε|υπάρχει)|(?:ה?דף|ה?עמוד) (?:לא נמצא|אינו קיים)
الصفحة (?:التي تبحث عنها )?غير موجودة|لم يتم العثور على الصفحة|صفحه(?: مورد نظر)? (?:یافت|پیدا) نشد
(?:पृष्ठ|पेज) नहीं मिला|không tìm thấy trang(?: này| bạn yêu cầu)?|ไม่พบหน้า(?:เว็บ)?(?:นี้|ที่คุณต้องการ|ที่คุณค้นหา)?
halaman (?:yang anda cari )?tidak (?:dapat )?ditemukan
"""
"""Notices that are a whole sentence."""

STARTS = r"""
(?:we(?:.re| are)? )?sorry[,!.]? (?:but )?(?:the|this|that) (?:page|article|content|video|file)
(?:oops|whoops|uh-oh)\b.*\b(?:page|wrong|found)\b
(?:page|file|article|site) (?:was )?not found
(?:sorry, )?we (?:can.?t|cannot|couldn.?t|could not) (?:seem to )?find (?:the|that|this) page
(?:the|this|that) (?:page|article|file|content|link|url)(?: that)? you(?:.ve| have|.re| are| were)? (?:request|look)
(?:the|this|that) (?:requested )?(?:page|file|content|link|url) (?:can.t|cannot|could not) be (?:found|displayed)
(?:the |this )?(?:requested )?(?:page|file|content|link|url) (?:\S+ )?(?:was not found|isn.t available|does.{0,4} exist)
(?:the|this|that) (?:page|article|content|video) (?:is (?:no longer|not|currently un) ?available|has been removed)
(?:sorry, )?this (?:content|video|page|site|article) is(?: currently)? (?:not |un)available (?:in|to|for) (?:your|users)
(?:content|video|article|page|site|service)?(?: is)? ?(?:not |un)available in your (?:region|country|location|area)
(?:please )?(?:verify|confirm|prove|make sure)(?: that)? you(?:.re| are) (?:a )?(?:human|not a)
(?:verifying|making sure|checking) (?:that |if )?(?:you(?:.re| are)|your browser|the site connection)
(?:please )?(?:complete|solve) the (?:captcha|security check)|press (?:&|and) hold|i.m not a robot
are you (?:a )?(?:human|robot)|pardon our interruption|(?:sorry, )?you have been blocked
\S{1,80} needs to review the security of your connection|cloudflare ray id|ddos protection by
attention required\b.*\bcloudflare|you are seeing this because|request unsuccessful\. incapsula
(?:our systems have|we(?: have|.ve)) detected (?:unusual|suspicious|that javascript)
you (?:don.t|do not) have permission to (?:access|view)|this site can.t be reached
(?:please |you need to |you must )?(?:enable|turn on|activate|allow) (?:java ?script|cookies)
(?:javascript|cookies) (?:is|are|must be|needs? to be) (?:not available|disabled|required|enabled)
your browser (?:is (?:not supported|no longer supported|out of date|outdated)|does not support)
(?:you(?:.ve| have) (?:sent|made) )?too many requests|(?:sorry, )?something (?:went|has gone) wrong(?=[.,!]|$)
(?:we(?:.re| are)|(?:(?:this|the|our) )?site is) (?:currently )?(?:down for|undergoing|under) (?:scheduled )?maintenance
we(?: and our (?:\d+ )?partners)? (?:value|respect|care about) your privacy|before you continue to
(?:we|this (?:web)?site)(?: and our (?:\d+ )?partners)? (?:uses?|would like to use) cookies
we(?: and our (?:\d+ )?partners)? store (?:and/?)?(?:or )?access|by (?:clicking|continuing)\b.*\bcookies
to read (?:the full|this) (?:article|story)\b
(?:the )?wayback machine (?:has not archived|doesn.t have)
(?:diese?r?|die|der) [^.\n]{0,40}\b(?:seite|artikel) (?:wurde |ist )?(?:leider )?nicht (?:gefunden|(?:mehr )?verfügbar)
(?:die|diese) [^.\n]{0,40}\b(?:seite|adresse) (?:existiert (?:leider )?nicht|konnte (?:leider )?nicht gefunden)
wir(?: und unsere (?:\d+ )?partner)? (?:verwenden|nutzen|setzen|schätzen) (?:cookies|ihre privat)
(?:nous|ce site)(?: et nos (?:\d+ )?partenaires)? (?:utilis\w+|respect\w+) (?:des cookies|votre vie)|déjà abonné
your request (?:has been|was) blocked|mit werbung weiter|weiter mit werbung|bitte (?:aktivieren|bestätigen) sie
(?:la|cette) page (?:que vous|demandée|n.existe|est introuvable)|(?:la|esta) página (?:que (?:busca|ha)|no existe)
(?:usamos|utilizamos|utilizziamo) (?:i )?cookies?|la pagina (?:che|richiesta)|요청하신 페이지
(?:veuillez )?(?:vérifi|confirm|prouv)e[rz] que vous n.êtes pas un robot
(?:ce|cette|le|la) (?:contenu|vidéo|page|article|site) n.est pas (?:disponible|accessible) dans votre (?:pays|région)
este (?:contenido|artículo|vídeo) no está disponible en (?:su|tu) (?:país|región)
(?:ta|nasza) strona (?:internetowa )?(?:używa|wykorzystuje) (?:plików )?cookie
(?:używamy|stosujemy) (?:pliki|plików) cookie
(?:wij|we) gebruiken (?:functionele )?cookies|deze (?:web)?site (?:gebruikt|maakt gebruik van) cookies
(?:当|この)(?:ウェブ)?サイトでは、? ?(?:cookie|クッキー)を(?:使用|利用)|(?:我们|我們|本网站|本網站|本站)使用 ?cookie
(?:запрашиваемая|запрошенная) страница|(?:мы|сайт) использу(?:ем|ет) (?:файлы )?cookie|подтвердите, что вы
(?:抱歉|对不起|對不起|很抱歉|非常抱歉)[，,！! ]{0,2}(?:您|你|该|該|此|页面|頁面|找不到|内容)
(?:您|你)所?(?:访问|訪問|查找|请求|要找|浏览|瀏覽|尋找)的(?:页面|頁面|网页|網頁|内容|內容)
(?:页面|頁面|网页|網頁|该页|該頁)[^。\n]{0,6}(?:不存在|找不到|无法|無法|未找到)|(?:页面|内容|文章)(?:不存在|已被?删除|已失效)
(?:找不到|未找到)[^。\n]{0,8}(?:页面|頁面|网页|網頁)|(?:访问|請求|请求|操作)(?:过于|過於|太)?频繁|(?:访问|存取)被拒
(?:请|請)先?(?:登录|登入|完成(?:安全)?(?:验证|驗證)|输入验证码|启用|開啟|开启)|(?:安全|人机)验证
(?:お探し|ご指定|アクセス|お求め)の?[^。\n]{0,10}ページ|(?:指定された)?ページが(?:見つかり|存在し)ません
"""
"""Notices that begin a sentence."""

GATES = r"""
(?:subscribe|register|sign (?:in|up)|log ?in)\b[^.!?\n]{0,40}\bto (?:continue|keep|read|view|see|access|unlock)
(?:create (?:a free |an )?account|become a \w+)\b[^.!?\n]{0,40}\bto (?:continue|keep|read|view|access|unlock)
to (?:continue|keep) reading\b|to continue,? (?:please )?(?:log|sign) in
this (?:article|story|content|page) is (?:only )?(?:available to|(?:reserved )?for) (?:\w+ )?(?:subscribers|members)
you(?:.ve| have) (?:reached|read|used)\b[^.\n]{0,30}\b(?:limit|free articles?)
already (?:a (?:subscriber|member)|have an account|subscribed|registered)
(?:you (?:must|need to) (?:be logged|log|sign)|please (?:log|sign)) ?in
(?:dieser |der )?(?:inhalt|artikel|dieses video) (?:ist|steht) (?:nur für|exklusiv|in ihr|leider nicht)
(?:jetzt )?weiterlesen mit|bitte (?:melden|loggen) sie sich
sie haben (?:bereits|schon) ein (?:abo|konto)|jetzt abonnieren
(?:cet article|contenu) (?:est )?réservé
il vous reste [\d.,]+ ?%|pour lire la suite|abonnez-vous|connectez-vous|veuillez (?:activer|vous)
(?:este )?contenido (?:es )?exclusivo
suscríb(?:ase|ete)|inicia sesión para
(?:登录|登入|订阅|訂閱)[^。\n]{0,4}(?:查看|阅读|继续|繼續|閱讀)
(?:この|こちらの)記事は(?:有料|会員)|続きを読むには|この先は|残り\d+文字|ログインして|会員限定
(?:questo )?(?:contenuto|articolo) (?:è )?(?:riservato|disponibile solo) (?:solo )?(?:agli|per gli) abbonati
(?:этот |эта )?(?:материал|статья|текст) доступ(?:ен|на) только (?:для )?подписчик(?:ам|ов)
войдите,? чтобы (?:продолжить|читать)
dit artikel is (?:alleen|exclusief) (?:beschikbaar )?voor abonnees|accedi per (?:continuare|leggere)|zaloguj się,? aby
로그인(?:이| 후)|(?:구독|회원)\S{0,3} 전용
"""
"""Notices that begin a sentence below the first lines of an article, where it asks for a log-in or a subscription."""


def _join(lines: str) -> str:
    return "|".join(filter(None, lines.splitlines()))


NOTICE = re.compile(
    rf"^[^\w\n]{{0,8}}+(?P<line>{_join(LINES)})[^\w\n]{{0,8}}$|\A(?P<number>(?:40[0134]|410|429|451|50[0234]))\W*$"
    rf"|(?:^|(?<=[.!?…:|]\s)|(?<=[。！？|]))[^\w\n]{{0,8}}+(?:(?P<start>{_join(STARTS)})|(?P<gate>{_join(GATES)})"
    rf"|(?P<whole>{_join(WHOLE)})(?=[.!…|]|[^\w\n]{{0,8}}+$))",
    re.MULTILINE,
)
"""A notice in a page in small letters."""
MARK = re.compile(r"[\n.!?…:|。！？]")
"""A line or a sentence can start only behind such a mark, or behind one white space after it."""
REST = re.compile(r"(?:(?![.!?…]\s|[。！？|\n]).)*+[.!?…。！？]?")
"""The rest of a sentence or a line."""
WORD = re.compile(r"[\u2e80-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]{1,2}|\w+")
"""A word, or what counts as one in scripts without spaces."""
SHORT, MIDDLE, LONG = 60, 200, 600
"""Numbers of words: a page with at most ``SHORT`` words is a wall if it has one notice.

Up to ``MIDDLE`` one is enough near the beginning, or near the end if it is a gate; elsewhere two are needed, because
the page around an article has notices too. Up to ``LONG`` three are needed. Longer texts are articles.
"""
NEAR = 150
"""How many characters from the beginning or the end of a page its notice is."""
MOST = 6_000
"""The most characters of a page, besides white space: ``LONG`` words have fewer."""


def find_notice(text: str) -> str | None:
    """Return the notice that shows that a page is an error page or a wall, or None."""
    if len(text) > 10 * MOST:
        return None
    lines = (" ".join(line.split()) for line in text.split("\n"))
    page = "\n".join(filter(None, lines))
    if len(page) > MOST or not (notices := _find_notices(page)) or (words := len(WORD.findall(page))) > LONG:
        return None
    different = {" ".join(page[slice(*notice.span(notice.lastgroup or 0))].split()) for notice in notices}
    if words <= SHORT or (words <= MIDDLE and any(_is_near(notice, page) for notice in notices)):
        fewest = 1
    else:
        fewest = 2 if words <= MIDDLE else 3
    return _in_full(notices[0], page) if len(different) >= fewest else None


def _find_notices(page: str) -> list[re.Match[str]]:
    """Return the notices of a page, in small letters; every one begins a line or a sentence."""
    small = "".join(letter.lower()[0] for letter in page) if "İ" in page else page.lower()
    notices: list[re.Match[str]] = []
    read = 0
    behind = (found.end() for found in MARK.finditer(small))
    for start in dict.fromkeys((0, *chain.from_iterable((end, end + 1) for end in behind))):
        if start >= read and (notice := NOTICE.match(small, start)):
            notices.append(notice)
            read = notice.end()
    return notices


def _in_full(notice: re.Match[str], page: str) -> str:
    """Return a notice with the rest of its sentence or line."""
    rest = REST.match(page, notice.end())
    return page[notice.start(notice.lastgroup or 0) : rest.end() if rest else notice.end()]


def _is_near(notice: re.Match[str], page: str) -> bool:
    """Return whether a notice is near the beginning of a page, or is a gate near its end."""
    return notice.start() < NEAR or (bool(notice["gate"]) and notice.start() > len(page) - NEAR)
