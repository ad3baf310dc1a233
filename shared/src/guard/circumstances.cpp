// Compares what is known about the sending with the platform's profile and the hours of rest.
#include "guard/circumstances.h"

#include <algorithm>
#include <optional>

#include "guard/meta.h"
#include "plan/clock.h"
#include "text/normalize.h"

namespace huiping {
namespace {

class CircumstanceCheck {
 public:
  CircumstanceCheck(const Pack& pack, const Platform& profile, const CheckRequest& request, const Text& text,
                    const Setting& setting)
      : pack_(pack),
        profile_(profile),
        request_(request),
        what_(request.circumstances),
        text_(text),
        setting_(setting) {}

  std::vector<Finding> run() {
    reply_window();
    contact_hours();
    recording();
    if (what_.automatic) add("auto-post");
    if (setting_.platform == "amazon" && what_.source == "product_review" && !what_.answers_buyer)
      add("amazon-brand-template-only");
    if (is_unedited()) add("ai-disclosure");
    return std::move(findings_);
  }

 private:
  Finding* add(std::string_view code) {
    const Entry* rule = pack_.guard.find_entry("policy", code);
    if (rule == nullptr || !holds_in(*rule, setting_)) return nullptr;
    Finding finding = finding_of(*rule, setting_);
    finding.end = static_cast<std::uint32_t>(text_.original.size());
    finding.quote = to_utf8(text_.original);
    findings_.push_back(std::move(finding));
    return &findings_.back();
  }

  // A follow-up review opens the window again; Etsy's reply ends the buyer's right to change a low review.
  void reply_window() {
    if (setting_.channel != "public_reply" || setting_.platform.empty() || !request_.review) return;
    const Review& review = *request_.review;
    const std::optional<int> replies = profile_.firm_number("reply_count");
    if (!review.reply_text.empty() && replies && *replies <= 1) {
      add("reply-window");
      return;
    }
    const std::optional<Moment> now = read_moment(what_.at);
    const std::optional<Moment> written = read_moment(review.date);
    const std::optional<int> days = profile_.firm_number("reply_window_days");
    if (now && written && days) {
      constexpr std::int64_t kDay = 86400;
      const std::int64_t since = written->seconds + review.append_days.value_or(0) * kDay;
      if ((now->seconds - since) / kDay > *days) {
        add("reply-window");
        return;
      }
    }
    const bool is_low = review.stars.value_or(5) <= 3;
    if (profile_.firm("reply_locks_review") == "yes" && is_low && what_.contacts && *what_.contacts == 0)
      add("reply-window");
  }

  void contact_hours() {
    if (what_.answers_buyer) return;
    constexpr int kBegins = 8;
    constexpr int kEnds = 21;
    constexpr int kMostInCase = 2;
    const std::optional<Moment> at = read_moment(what_.at);
    if (at && what_.at.find('T') != std::string::npos) {
      const int hour = at->fields().hour;
      if (hour < kBegins || hour >= kEnds) {
        add("contact-hours");
        return;
      }
    }
    if (what_.buyer_refused) {
      add("contact-hours");
      return;
    }
    const bool too_often = what_.contacts_today.value_or(0) >= 1 || what_.contacts.value_or(0) >= kMostInCase;
    if (!too_often) return;
    if (Finding* finding = add("contact-hours"); finding != nullptr) finding->severity = Severity::warn;
  }

  void recording() {
    if (!what_.recorded || setting_.channel != "call_script") return;
    const std::u16string& units = text_.units;
    const bool is_told = units.find(u"\u5f55\u97f3") != std::u16string::npos ||  // "recording" in Chinese
                         units.find(u"record") != std::u16string::npos;
    if (!is_told) add("call-identity-recording");
  }

  // Less than a twentieth of the machine's draft was changed.
  bool is_unedited() const {
    constexpr double kSame = 0.95;
    return !what_.ai_draft.empty() && similarity(text_, normalize(pack_.guard_fold, what_.ai_draft)) >= kSame;
  }

  const Pack& pack_;
  const Platform& profile_;
  const CheckRequest& request_;
  const Circumstances& what_;
  const Text& text_;
  const Setting& setting_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> check_circumstances(const Pack& pack, const Platform& profile, const CheckRequest& request,
                                         const Text& text, const Setting& setting) {
  return CircumstanceCheck(pack, profile, request, text, setting).run();
}

}  // namespace huiping
