// The result of statistics as JSON.
#pragma once

#include "json/contract_json.h"
#include "stats/stats.h"

namespace huiping {

Json to_json(const StatsResult& result, Ui ui);

}  // namespace huiping
