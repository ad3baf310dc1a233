// Pack: all compiled data in memory, as every stage of the engine sees it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "huiping/engine.h"
#include "match/lexicon.h"
#include "model/model.h"
#include "model/rule_heads.h"
#include "pack/codes.h"
#include "pack/policies.h"
#include "text/fold_table.h"

namespace huiping {

// A data file that its stage parses itself at load (reply fragments, platform profiles): folder/name -> text.
using Documents = std::map<std::string, std::string>;

struct Pack {
  FoldTable fold;
  FoldTable guard_fold;  // fold, and letters that data/same_letter.txt reads as one are one
  Lexicon assess;        // causes flags signals prior_contact remedy_asked facets stages languages
  Lexicon guard;         // policy
  Lexicon promise;       // promises
  std::map<std::string, Model, std::less<>> models;   // by language: "zh", "en"
  Codes codes;                                        // of assess; made by prepare
  std::map<std::string, LaneMap, std::less<>> lanes;  // beside models; made by prepare
  std::map<std::string, RuleHeads> heads;             // of the guard, "guard-zh", "guard-en"
  Policies policies;                                  // of guard and its heads; made by prepare
  Documents documents;                                // "replies/zh/greet.txt", "platforms/tmall.json"
};

// Makes what is looked up by name only once; to be called when lexicons and models are in place.
void prepare(Pack& pack);

// The file format: magic "HUIPING1", u32 section count, then per section name, offset, length; little endian.
std::vector<std::uint8_t> write_pack(const Pack& pack);
std::variant<Pack, LoadError> read_pack(std::span<const std::uint8_t> bytes);

}  // namespace huiping
