// Puts the guard's parts together.
#include "guard/check.h"

#include <algorithm>

#include "guard/circumstances.h"
#include "guard/judge.h"
#include "guard/meta.h"
#include "guard/offence.h"
#include "guard/repair.h"
#include "plan/platform.h"
#include "text/normalize.h"

namespace huiping {
namespace {

constexpr std::string_view kStockPhrases = "template-boilerplate";
constexpr std::string_view kEmptyWords = "meaningless-reply";

struct Quotation {
  std::uint32_t start = 0, end = 0;
};

bool closes(char16_t open, char16_t unit) {
  if (open == u'"') return unit == u'"';
  if (open == 0x300c) return unit == 0x300d;
  return open == 0x300e && unit == 0x300f;
}

// Words in quotation marks that are the buyer's: they stand in the review, or "you" stands shortly before them.
std::vector<Quotation> buyer_quotations(const Pack& pack, const CheckRequest& request, const Text& text) {
  constexpr std::uint32_t kLongest = 60;
  constexpr std::uint32_t kReach = 14;
  std::vector<Quotation> out;
  const Text review =
      request.review ? normalize(pack.guard_fold, request.review->text + "\n" + request.review->append_text) : Text{};
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const char16_t open = text.units[i];
    if (open != u'"' && open != 0x300c && open != 0x300e) continue;
    std::uint32_t end = i + 1;
    while (end < text.size() && end - i <= kLongest && !closes(open, text.units[end])) ++end;
    if (end >= text.size() || !closes(open, text.units[end]) || end == i + 1) continue;
    const std::u16string_view before =
        std::u16string_view(text.units).substr(i > kReach ? i - kReach : 0, std::min(i, kReach));
    const std::u16string_view words = std::u16string_view(text.units).substr(i + 1, end - i - 1);
    const bool addressed = before.find(u'\u60a8') != std::u16string_view::npos ||
                           before.find(u'\u4f60') != std::u16string_view::npos ||
                           before.find(u"you") != std::u16string_view::npos;
    if (addressed || review.units.find(words) != std::u16string::npos) out.push_back({i, end + 1});
    i = end;
  }
  return out;
}

// The region in which the platform's rules are made; empty when no profile says it.
std::string region_of(const Pack& pack, const std::string& platform) {
  if (platform.empty()) return {};
  const Platform profile = get_platform(pack.documents, platform);
  return profile.id == platform ? profile.region : std::string();
}

bool comes_before(const Finding& a, const Finding& b) {
  if (a.start != b.start) return a.start < b.start;
  if (a.severity != b.severity) return a.severity > b.severity;
  return a.rule < b.rule;
}

}  // namespace

std::vector<Finding> check(const Pack& pack, const CheckRequest& request) {
  const Text text = read_draft(pack, to_utf16(request.text));
  std::vector<Finding> findings;
  if (text.size() == 0) return findings;
  const std::string region = region_of(pack, request.platform);
  const Setting setting{request.channel, request.platform, region};
  std::vector<Offence> offences = judge(pack, text, setting);

  std::vector<Offence> stock_phrases;
  std::vector<Offence> empty_words;
  // The heads may speak of these two rules as of any other.
  const auto is_about = [&](const Offence& offence, std::string_view code) {
    return offence.voice != Voice::likely && offence.voice != Voice::possible &&
           pack.guard.entries[offence.rule].code == code;
  };
  for (const Offence& offence : offences) {
    if (is_about(offence, kStockPhrases)) stock_phrases.push_back(offence);
    if (is_about(offence, kEmptyWords)) empty_words.push_back(offence);
  }
  offences.erase(
      std::remove_if(offences.begin(), offences.end(),
                     [&](const Offence& o) { return is_about(o, kStockPhrases) || is_about(o, kEmptyWords); }),
      offences.end());

  const std::vector<Quotation> quotations = buyer_quotations(pack, request, text);
  for (const Offence& offence : offences) {
    Finding finding = finding_of(pack.guard.entries[offence.rule], setting);
    const Quote quote = text.quote(Field::text, offence.start, offence.end);
    finding.start = quote.start;
    finding.end = quote.end;
    finding.quote = quote.text;
    const bool is_quoted = std::any_of(quotations.begin(), quotations.end(), [&](const Quotation& q) {
      return q.start <= offence.start && offence.end <= q.end;
    });
    if (is_quoted && finding.severity == Severity::block) finding.severity = Severity::warn;
    if (offence.voice == Voice::likely) finding.severity = std::min(finding.severity, Severity::warn);
    if (offence.voice == Voice::possible || offence.voice == Voice::doubted) finding.severity = Severity::advise;
    finding.fix = find_fix(pack, text, setting, offence, offences);
    findings.push_back(std::move(finding));
  }
  for (Finding& finding : check_whole(pack, request, text, setting, stock_phrases))
    findings.push_back(std::move(finding));

  for (Finding& finding : check_circumstances(pack, request, text, setting)) findings.push_back(std::move(finding));

  const Entry* empty_rule = pack.guard.find_entry("policy", kEmptyWords);
  if (empty_rule != nullptr && holds_in(*empty_rule, setting) && covers_all_words(text, empty_words)) {
    Finding finding = finding_of(*empty_rule, setting);
    const Quote quote = text.quote(Field::text, 0, text.size());
    finding.start = quote.start;
    finding.end = quote.end;
    finding.quote = quote.text;
    findings.push_back(std::move(finding));
  }
  std::stable_sort(findings.begin(), findings.end(), comes_before);
  return findings;
}

}  // namespace huiping
