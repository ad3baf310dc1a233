// Puts the guard's parts together.
#include "guard/check.h"

#include <algorithm>
#include <optional>

#include "guard/circumstances.h"
#include "guard/judge.h"
#include "guard/meta.h"
#include "guard/offence.h"
#include "guard/repair.h"
#include "text/normalize.h"

namespace huiping {
namespace {

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
  std::optional<Text> review;
  const auto is_in_review = [&](std::u16string_view words) {
    if (!request.review) return false;
    if (!review) review = normalize(pack.guard_fold, request.review->text + "\n" + request.review->append_text);
    return review->units.find(words) != std::u16string::npos;
  };
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
    if (addressed || is_in_review(words)) out.push_back({i, end + 1});
    i = end;
  }
  return out;
}

bool comes_before(const Finding& a, const Finding& b) {
  if (a.start != b.start) return a.start < b.start;
  if (a.severity != b.severity) return a.severity > b.severity;
  return a.rule < b.rule;
}

}  // namespace

std::vector<Finding> check(const Pack& pack, const Platform& profile, const CheckRequest& request) {
  const Text text = read_draft(pack, to_utf16(request.text));
  std::vector<Finding> findings;
  if (text.size() == 0) return findings;
  // Nothing is known of the region of a platform without a profile.
  const std::string_view region =
      profile.id == request.platform ? std::string_view(profile.region) : std::string_view();
  const Setting setting{request.channel, request.platform, region};
  std::vector<Offence> offences = judge(pack, text, setting);

  // What the heads say of these two rules is an offence as of any other; their patterns are not.
  std::vector<Offence> stock_phrases;
  std::vector<Offence> empty_words;
  const auto is_word_of = [](const Offence& offence, std::uint16_t rule) {
    return offence.rule == rule && (offence.voice == Voice::pattern || offence.voice == Voice::doubted);
  };
  const Policies& policies = pack.policies;
  std::erase_if(offences, [&](const Offence& offence) {
    const bool is_stock = is_word_of(offence, policies.boilerplate);
    const bool is_empty = is_word_of(offence, policies.meaningless);
    if (is_stock) stock_phrases.push_back(offence);
    if (is_empty) empty_words.push_back(offence);
    return is_stock || is_empty;
  });

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
    if (request.fixes) finding.fix = find_fix(pack, text, setting, offence, offences);
    findings.push_back(std::move(finding));
  }
  for (Finding& finding : check_whole(pack, profile, request, text, setting, stock_phrases))
    findings.push_back(std::move(finding));

  for (Finding& finding : check_circumstances(pack, profile, request, text, setting))
    findings.push_back(std::move(finding));

  const Entry* empty_rule = policies.meaningless == kNoEntry ? nullptr : &pack.guard.entries[policies.meaningless];
  if (empty_rule != nullptr && covers_all_words(text, empty_words) && holds_in(*empty_rule, setting)) {
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
