"""News prose written for the tests."""

FERRY = """Ferry to stop running after storm, council says

By Tomas Weller

The island ferry will not run before Thursday, the council said on Monday. Two of its three \
landing stages were damaged in the night.

“We will bring food by helicopter if we must,” said Maren Holt, who leads the council. “Nobody \
will go hungry.”

According to the weather service, the wind reached 130 kilometres an hour at 4 a.m. on Sunday. \
The harbour’s sea wall, which was built in 1962, held.

The damage is a stark reminder of how little has been spent on the harbour. Could it have been \
avoided? Repairs should begin at once.

Read more: Storms of the north"""

GERMAN = """Der Fährverkehr zur Insel ruht bis Donnerstag, wie der Gemeinderat am Montag \
mitteilte. Zwei der drei Anleger wurden in der Nacht beschädigt, die Kaimauer hielt dem Sturm \
jedoch stand."""

FRENCH = """Le ferry ne circulera pas avant jeudi, a annoncé lundi le conseil municipal. Deux des \
trois débarcadères ont été endommagés pendant la nuit, mais la digue du port a tenu bon."""

SPANISH = """El transbordador no saldrá antes del jueves, según informó el lunes el ayuntamiento. \
Dos de los tres muelles sufrieron daños durante la noche, aunque el rompeolas resistió."""

UKRAINIAN = """Пором не ходитиме до четверга, повідомила в понеділок міська рада. Два з трьох \
причалів уночі зазнали пошкоджень, проте хвилеріз витримав бурю."""

CHINESE = (
    """镇议会星期一表示，由于暴风雨在夜间损坏了三个码头中的两个，渡轮在星期四之前不会恢复运行。"""
    * 4
)

FOREIGN_NAMES = """Volodymyr Zelenskyy met Ursula von der Leyen, Giorgia Meloni and Recep Tayyip \
Erdoğan in Şanlıurfa on Friday. Łukasz Wójcik of the Uniwersytet Jagielloński and Nguyễn Thị Hồng \
of Đại học Quốc gia Hà Nội joined them, as did Jean-François Beaulieu-Tremblay and Åsa Öberg."""
