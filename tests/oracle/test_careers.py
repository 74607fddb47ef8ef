"""What must hold of the second engine on any career, whatever the product says."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import HealthCheck, given, settings

from tests.oracle.careers import situations
from tests.oracle.estimate import estimate, first_day, paid_from
from tests.oracle.months import choose, event_day
from tests.oracle.net import net_of
from tests.oracle.numbers_ro import shift
from tests.oracle.payslips import pays

MANY = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@MANY
@given(situations())
def test_choice_and_estimate(situation):
    request, rules = situation.request, situation.rules
    got = choose(request, situation.rows, rules)
    event_month = event_day(request).isoformat()[:7]
    assert len(got.counted) <= got.divisor <= 12
    assert all(shift(event_month, -23) <= month <= event_month for month in got.counted)
    assert (got.mean is None) == (len(got.counted) < got.divisor) == (got.base is None)
    fractions = [line for line in got.lines if line.why.startswith("fraction")]
    assert len(fractions) <= 3
    if got.mean is None:
        return
    assert got.mean == Fraction(got.total_bani, 100 * got.divisor)
    paid = estimate(got.base, request, rules)
    assert paid.payment_month == paid_from(request, rules).isoformat()[:7] >= event_month
    assert paid.payment_month >= first_day(request, rules).isoformat()[:7]
    assert paid.amount >= paid.floor
    assert paid.cap is None or paid.amount <= max(paid.cap, request.previous or 0)
    assert paid.net + (paid.cass or 0) == paid.amount + (paid.increase or 0)


@MANY
@given(pays())
def test_net_identity(pay):
    got = net_of(pay)
    assert got.net == pay.gross - got.cas - got.cass - got.somaj - got.tax
    assert min(got.cas, got.cass, got.somaj, got.deduction, got.base, got.tax) >= 0
    assert isinstance(got.net, Decimal)
