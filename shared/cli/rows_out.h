// Flat forms of an assessment for people and spreadsheets.
#pragma once

#include <string>

#include "huiping/engine.h"
#include "json/contract_json.h"

namespace huiping {

std::string csv_header();
// One CSV row; cells that a spreadsheet would run as a formula are made text with a leading apostrophe.
std::string csv_row(const Json& review, const Json& assessment);
// One row of the coloured table: band, score, main cause, the words. colour: ANSI escapes.
std::string table_row(const Engine& engine, const Json& review, const Json& assessment, Ui ui, bool colour);

}  // namespace huiping
