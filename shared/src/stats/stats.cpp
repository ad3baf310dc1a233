// Stats: the tally of a stream, and its lists in order.
#include "stats/stats.h"

#include <algorithm>

#include "huiping/codes.h"
#include "plan/clock.h"
#include "plan/plan.h"
#include "stats/alarms.h"
#include "text/text.h"

namespace huiping {
namespace {

constexpr std::size_t kMostIds = 10, kMostMismatched = 100, kMostRepeated = 50, kShownText = 40;
constexpr std::size_t kLeastLetters = 8;

bool is_sign(char16_t unit) {
  if (unit < 0x80)
    return !((unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z') || (unit >= u'0' && unit <= u'9'));
  return (unit >= 0x2000 && unit <= 0x206F) || (unit >= 0x3000 && unit <= 0x303F) || unit >= 0xFF00;
}

// A hash of the letters alone; 0 for texts too short to be called repeated.
std::uint64_t wording(const std::u16string& text) {
  std::uint64_t hash = 14695981039346656037ULL;
  std::size_t letters = 0;
  for (const char16_t unit : text) {
    if (is_sign(unit)) continue;
    ++letters;
    const char16_t lower = unit >= u'A' && unit <= u'Z' ? static_cast<char16_t>(unit - u'A' + u'a') : unit;
    hash = (hash ^ lower) * 1099511628211ULL;
  }
  return letters < kLeastLetters ? 0 : hash;
}

std::string shown(const std::u16string& text) {
  std::u16string begin = text.substr(0, kShownText);
  for (char16_t& unit : begin)
    if (unit < 0x20) unit = u' ';
  return to_utf8(begin) + (text.size() > kShownText ? "..." : "");
}

std::vector<NamedCount> ordered(const std::map<std::string, std::int64_t>& counts) {
  std::vector<NamedCount> list;
  for (const auto& [name, count] : counts) list.push_back({name, count});
  std::stable_sort(list.begin(), list.end(),
                   [](const NamedCount& a, const NamedCount& b) { return a.count > b.count; });
  return list;
}

std::int64_t day_number(const Moment& moment) {
  const std::int64_t local = moment.seconds + moment.offset_minutes * 60;
  return local >= 0 ? local / 86400 : (local - 86399) / 86400;
}

}  // namespace

void Stats::add(const Review* review, const Assessment& assessment) {
  Tally& t = tally_;
  const bool negative = assessment.sentiment.label == SentimentLabel::negative;
  ++t.total;
  t.unsure += assessment.unsure ? 1 : 0;
  ++t.sentiments[sentiment_code(assessment.sentiment.label)];
  ++t.bands[band_code(assessment.risk.band)];
  if (!assessment.stage.empty()) ++t.stages[assessment.stage];
  for (const std::string& facet : assessment.facets) ++t.facets[facet];
  for (const Mark& flag : assessment.flags) ++t.flags[flag.code];
  if (has_flag(assessment, "star_text_mismatch")) {
    ++t.mismatched;
    if (t.mismatched_ids.size() < kMostMismatched) t.mismatched_ids.push_back(assessment.id);
  }
  for (const Cause& cause : assessment.causes) {
    CauseCount& count = t.causes[cause.code];
    count.code = cause.code;
    ++count.count;
    count.primary += &cause == &assessment.causes.front() ? 1 : 0;
  }
  if (review == nullptr) return;
  if (!review->platform.empty()) ++t.platforms[review->platform];
  const std::string key = review->product_id.empty() ? review->product_name : review->product_id;
  Tally::Product* product = nullptr;
  if (!key.empty()) {
    product = &t.products[key];
    if (product->name.empty()) product->name = review->product_name;
    ++product->total;
    product->negative += negative ? 1 : 0;
    if (!assessment.causes.empty()) ++product->causes[assessment.causes.front().code];
  }
  if (const auto moment = read_moment(review->date)) {
    const std::int64_t day = day_number(*moment);
    DayCount& count = t.days[day];
    if (count.date.empty()) count.date = write_moment(*moment).substr(0, 10);
    ++count.total;
    count.negative += negative ? 1 : 0;
    if (product != nullptr && negative) ++t.negatives_of_product[key][day];
    if (product != nullptr && !assessment.causes.empty())
      product->times_of_cause[assessment.causes.front().code].push_back({moment->seconds, count.date});
  }
  if (assessment.sentiment.label == SentimentLabel::empty) return;
  const std::u16string text = to_utf16(review->text);
  if (const std::uint64_t hash = wording(text); hash != 0) {
    Repeated& repeated = t.texts[hash];
    if (repeated.count == 0) repeated.text = shown(text);
    ++repeated.count;
    if (repeated.ids.size() < kMostIds) repeated.ids.push_back(review->id);
  }
}

StatsResult Stats::result() const {
  const Tally& t = tally_;
  StatsResult result;
  result.total = t.total;
  result.unsure = t.unsure;
  result.mismatched = t.mismatched;
  result.mismatched_ids = t.mismatched_ids;
  result.sentiments = ordered(t.sentiments);
  result.flags = ordered(t.flags);
  result.bands = ordered(t.bands);
  result.platforms = ordered(t.platforms);
  result.stages = ordered(t.stages);
  result.facets = ordered(t.facets);
  std::int64_t all = 0, so_far = 0;
  for (const auto& [code, count] : t.causes) {
    result.causes.push_back(count);
    all += count.primary;
  }
  std::stable_sort(result.causes.begin(), result.causes.end(), [](const CauseCount& a, const CauseCount& b) {
    return a.primary != b.primary ? a.primary > b.primary : a.count > b.count;
  });
  for (CauseCount& cause : result.causes) {
    so_far += cause.primary;
    cause.cumulative = static_cast<int>(all == 0 ? 0 : (so_far * 100 + all / 2) / all);
  }
  for (const auto& [id, product] : t.products) {
    const auto causes = ordered(product.causes);
    result.products.push_back(
        {id, product.name, product.total, product.negative, causes.empty() ? "" : causes.front().name});
  }
  std::stable_sort(result.products.begin(), result.products.end(), [](const ProductCount& a, const ProductCount& b) {
    return a.negative != b.negative ? a.negative > b.negative : a.total > b.total;
  });
  for (const auto& [day, count] : t.days) result.days.push_back(count);
  for (const auto& [hash, repeated] : t.texts)
    if (repeated.count > 1) result.repeated.push_back(repeated);
  std::stable_sort(result.repeated.begin(), result.repeated.end(), [](const Repeated& a, const Repeated& b) {
    return a.count != b.count ? a.count > b.count : a.text < b.text;
  });
  if (result.repeated.size() > kMostRepeated) result.repeated.resize(kMostRepeated);
  result.alarms = find_alarms(t, pack_);
  return result;
}

}  // namespace huiping
