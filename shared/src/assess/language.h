// Language: zh, en or another, from scripts and function words.
#pragma once

#include "assess/letters.h"
#include "assess/reading.h"

namespace huiping {

// Text without any letter counts as Chinese, the language of the house. Mixed text is Chinese when every fourth
// letter or more is a Han ideograph: one ideograph says about as much as four Latin letters.
Lang detect_language(const Pack& pack, const Reading& reading, const Letters& letters);

}  // namespace huiping
