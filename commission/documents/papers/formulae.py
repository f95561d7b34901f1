"""The official formulae of both languages: the frame into which the papers put what the records say.

``~`` stands for a no-break space. The wording follows domain.md 2 and the demonstration session; a name in braces is
filled in by ``voice``. Country names and posts are never abbreviated.
"""

from __future__ import annotations

from commission.models import Capacity, CommissionKind, MeetingFormat, Side
from commission.texts import Bilingual
from commission.texts.dates import NBSP


def _pair(ru: str, kk: str) -> Bilingual:
    return Bilingual(ru.replace("~", NBSP), kk.replace("~", NBSP))


DRAFT = _pair("ПРОЕКТ", "ЖОБА")

# The type word stands above what follows in Russian, below it in Kazakh.
PROTOCOL = _pair("ПРОТОКОЛ", "ХАТТАМАСЫ")
AGENDA = _pair("ПОВЕСТКА ДНЯ", "КҮН ТӘРТІБІ")
ACCESS_LIST = _pair("СПИСОК УЧАСТНИКОВ ДЛЯ ОФОРМЛЕНИЯ ДОПУСКА", "РҰҚСАТ РЕСІМДЕУГЕ АРНАЛҒАН ҚАТЫСУШЫЛАР ТІЗІМІ")
DELEGATION = {
    Side.RF: _pair("СОСТАВ ДЕЛЕГАЦИИ РОССИЙСКОЙ СТОРОНЫ", "РЕСЕЙ ТАРАПЫ ДЕЛЕГАЦИЯСЫНЫҢ ҚҰРАМЫ"),
    Side.KZ: _pair("СОСТАВ ДЕЛЕГАЦИИ КАЗАХСТАНСКОЙ СТОРОНЫ", "ҚАЗАҚСТАН ТАРАПЫ ДЕЛЕГАЦИЯСЫНЫҢ ҚҰРАМЫ"),
}
OF_MEETING = _pair("{ordinal_genitive} заседания {commission}", "{commission} {ordinal} отырысының")
MEETING = _pair("{ordinal} заседание {commission}", "{commission} {ordinal} отырысы")

HELD = {
    MeetingFormat.IN_PERSON: _pair(
        "{when} {where} состоялось {ordinal} заседание {commission} (далее~– {short}).",
        "{when} {where} {commission} (бұдан әрі~– {short}) {ordinal} отырысы өтті.",
    ),
    MeetingFormat.VIDEO: _pair(
        "{when} в режиме видео-конференц-связи состоялось {ordinal} заседание {commission} (далее~– {short}).",
        "{when} {commission} (бұдан әрі~– {short}) {ordinal} отырысы бейнеконференция байланысы арқылы өтті.",
    ),
    MeetingFormat.CORRESPONDENCE: _pair(
        "{when} путём письменного согласования состоялось {ordinal} заседание {commission} (далее~– {short}).",
        "{when} {commission} (бұдан әрі~– {short}) {ordinal} отырысы жазбаша келісу арқылы өтті.",
    ),
}
_CHAIRED = _pair(
    "Заседание провели сопредседатели {body}: {first}, {second}.",
    "Отырысты {body} тең төрағалары: {first}, {second} өткізді.",
)
CHAIRED = {
    MeetingFormat.IN_PERSON: _CHAIRED,
    MeetingFormat.VIDEO: _CHAIRED,
    MeetingFormat.CORRESPONDENCE: _pair(
        "Решения согласовали сопредседатели {body}: {first}, {second}.",
        "Шешімдерді {body} тең төрағалары: {first}, {second} келісті.",
    ),
}
CO_CHAIR_OF = {
    Side.RF: _pair("с Российской Стороны~– {co_chair}", "Ресей Тарапынан~– {co_chair}"),
    Side.KZ: _pair("с Казахстанской Стороны~– {co_chair}", "Қазақстан Тарапынан~– {co_chair}"),
}
AGENDA_ADOPTED = _pair("Стороны утвердили повестку дня заседания.", "Тараптар отырыстың күн тәртібін бекітті.")
ANNEXES = _pair(
    "Составы делегаций приведены в приложениях~1 и~2, повестка дня~– в приложении~3.",
    "Делегациялардың құрамы 1 және 2-қосымшаларда, күн тәртібі 3-қосымшада келтірілген.",
)
PLAN_ANNEXED = _pair(
    "План мероприятий по выполнению настоящего Протокола приведён в приложении~4.",
    "Осы Хаттаманы орындау жөніндегі іс-шаралар жоспары 4-қосымшада келтірілген.",
)

STATEMENT_OF = {
    Side.RF: _pair("Заявление Российской Стороны: ", "Ресей Тарапының мәлімдемесі: "),
    Side.KZ: _pair("Заявление Казахстанской Стороны: ", "Қазақстан Тарапының мәлімдемесі: "),
}
EXECUTOR = _pair("Ответственный исполнитель: {executors}.", "Жауапты орындаушы: {executors}.")
EXECUTORS = _pair("Ответственные: {executors}.", "Жауаптылар: {executors}.")
DEADLINE = _pair("Срок~– {deadline}{stop}", "Мерзімі~– {deadline}{stop}")
RAPPORTEUR = _pair("Докладчик: {rapporteurs}.", "Баяндамашы: {rapporteurs}.")
RAPPORTEURS = _pair("Докладчики: {rapporteurs}.", "Баяндамашылар: {rapporteurs}.")
MINUTES = _pair("Регламент~– {minutes}~мин.", "Уақыты~– {minutes}~мин.")

CLOSING_HERE = _pair(
    "Совершено {where} {when} в двух подлинных экземплярах, каждый на {languages} языках, "
    "причём оба текста имеют одинаковую силу.",
    "{when} {where} әрқайсысы {languages} тілдерінде екі түпнұсқа данада жасалды, әрі екі мәтіннің де күші бірдей.",
)
# Whoever met by video or by letters was in no place together.
CLOSING_ANYWHERE = _pair(
    "Совершено {when} в двух подлинных экземплярах, каждый на {languages} языках, "
    "причём оба текста имеют одинаковую силу.",
    "{when} әрқайсысы {languages} тілдерінде екі түпнұсқа данада жасалды, әрі екі мәтіннің де күші бірдей.",
)
CLOSING = {
    MeetingFormat.IN_PERSON: CLOSING_HERE,
    MeetingFormat.VIDEO: CLOSING_ANYWHERE,
    MeetingFormat.CORRESPONDENCE: CLOSING_ANYWHERE,
}
LANGUAGES_OF = {
    Side.RF: _pair("русском и казахском", "орыс және қазақ"),
    Side.KZ: _pair("казахском и русском", "қазақ және орыс"),
}
SIGNATURE_OF = {
    Side.RF: _pair("Сопредседатель {body} от Российской Стороны", "{body} Ресей Тарапынан тең төрағасы"),
    Side.KZ: _pair("Сопредседатель {body} от Казахстанской Стороны", "{body} Қазақстан Тарапынан тең төрағасы"),
}

TO_PROTOCOL = _pair(
    "к протоколу {ordinal_genitive} заседания {commission}", "{commission} {ordinal} отырысының хаттамасына"
)
DELEGATION_HEADING = {
    Side.RF: _pair("Состав делегации Российской Стороны", "Ресей Тарапы делегациясының құрамы"),
    Side.KZ: _pair("Состав делегации Казахстанской Стороны", "Қазақстан Тарапы делегациясының құрамы"),
}
AGENDA_HEADING = _pair("Повестка дня", "Күн тәртібі")
PLAN_HEADING = _pair("План мероприятий", "Іс-шаралар жоспары")

NUMBER_COLUMN = _pair("№", "№")
NAME_COLUMN = _pair("Фамилия, имя, отчество", "Аты-жөні")
POST_COLUMN = _pair("Должность", "Лауазымы")
NO_BODY = _pair("–", "–")
BODY_COLUMN = _pair("Орган", "Орган")
CAPACITY_COLUMN = _pair("Статус", "Мәртебесі")
CLAUSE_COLUMN = _pair("Пункт", "Тармақ")
MEASURE_COLUMN = _pair("Мероприятие", "Іс-шара")
EXECUTORS_COLUMN = _pair("Ответственные", "Жауаптылар")
DEADLINE_COLUMN = _pair("Срок", "Мерзімі")

CAPACITIES = {
    Capacity.CO_CHAIR: _pair("сопредседатель {body}", "{body} тең төрағасы"),
    Capacity.MEMBER: _pair("член делегации", "делегация мүшесі"),
    Capacity.EXPERT: _pair("эксперт", "сарапшы"),
    Capacity.SECRETARY: _pair("ответственный секретарь", "жауапты хатшы"),
    Capacity.INTERPRETER: _pair("переводчик", "аудармашы"),
    Capacity.OBSERVER: _pair("наблюдатель", "байқаушы"),
    Capacity.INVITED: _pair("приглашённый", "шақырылған адам"),
}
# What the sentences call the standing body, in the genitive.
BODY = {
    CommissionKind.COMMISSION: _pair("Комиссии", "Комиссияның"),
    CommissionKind.SUBCOMMISSION: _pair("Подкомиссии", "Кіші комиссияның"),
    CommissionKind.WORKING_GROUP: _pair("Рабочей группы", "Жұмыс тобының"),
}
SHORT = {
    CommissionKind.COMMISSION: _pair("Комиссия", "Комиссия"),
    CommissionKind.SUBCOMMISSION: _pair("Подкомиссия", "Кіші комиссия"),
    CommissionKind.WORKING_GROUP: _pair("Рабочая группа", "Жұмыс тобы"),
}

# The line in the footer of a final text that is to be held against the records.
SEAL_FINGERPRINT = _pair(
    "Контрольный отпечаток протокола (SHA-256): {digits}", "Хаттаманың бақылау таңбасы (SHA-256): {digits}"
)
SEAL_HEAD = _pair("Запись журнала о подписании: {digits}", "Журналдағы қол қойылғаны туралы жазба: {digits}")
