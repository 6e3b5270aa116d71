"""What letters say of the language of a text, and what they do not say."""

import pytest

from casework.intake.script import written_in
from casework.team.profile import LANGUAGES

ARABIC = "لا يأتي الآباء إلى اجتماعات المدرسة، ولا نعرف كيف نتواصل معهم."
URDU = "والدین اسکول کے اجلاس میں نہیں آتے، اور ہمیں نہیں معلوم کہ کیا کریں"
TURKISH = (
    "Okulumuzda velilerle sorun yaşıyoruz. Toplantılara kimse gelmiyor, ne yapacağımızı bilmiyoruz."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ARABIC, "ar"),
        ("نحتاج مساعدة في Tagensbo Skole مع أولياء الأمور", "ar"),
        ("\ufee3\ufeae\ufea3\ufe92\ufe8e \ufe91\ufedc\ufee2 \ufef3\ufe8e", "ar"),
        (URDU, "ur"),
        (TURKISH, "tr"),
        ("Çocuğumun sınıfında kavga var ve öğretmenler yardım istiyor.", "tr"),
    ],
)
def test_letters_of_its_own_say_the_language(text: str, code: str) -> None:
    assert written_in(text) == code
    assert code in LANGUAGES, "the offer can name it"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "👋",
        "سلام",
        "Forældrene kommer ikke til møderne.",
        "Ayşe, Işıl og Oğuz kommer ikke til møderne, og vi ved ikke, hvad vi skal sige.",
        "Ayşe kommer ikke. Işıl siger nej.",
        "We wrote to Ayşe and Işıl Yıldız. They said yes, and Çağla too.",
        "Vi kalder mødet مرحبا بالجميع her på skolen, og der kommer mange hver gang.",
        "والدین به جلسه مدرسه نمی‌آیند و ما نمی‌دانیم چه کنیم و چگونه کمک بگیریم",
        "Dê û bav nayên civînên dibistanê û em nizanin çi bikin, ji ber ku kes nayê bîra me şevê.",
        "Părinţii nu vin la şedinţele şcolii şi nu ştim ce să facem.",
        "Valideynlər məktəbə gəlmir, nə edəcəyimizi bilmirik, ışıq yoxdur, ağır şeydir.",
        "Roditelji ne dolaze na školske sastanke, ne znamo što učiniti.",
    ],
)
def test_nothing_is_said_of_other_languages_and_of_names(text: str) -> None:
    assert written_in(text) is None
